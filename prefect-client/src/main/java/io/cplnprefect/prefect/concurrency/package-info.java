/* SPDX-License-Identifier: Apache-2.0 */
/** Limits of what may run at once: by tag of task runs, and global ones. */
@NullMarked
package io.cplnprefect.prefect.concurrency;

import org.jspecify.annotations.NullMarked;
