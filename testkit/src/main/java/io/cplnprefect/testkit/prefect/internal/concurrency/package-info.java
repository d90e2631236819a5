/* SPDX-License-Identifier: Apache-2.0 */
/** Concurrency limits: of task tags, and global ones with slots, decay and leases. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.concurrency;

import org.jspecify.annotations.NullMarked;
