/* SPDX-License-Identifier: Apache-2.0 */
/** The stream of changes of workload statuses. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.status;

import org.jspecify.annotations.NullMarked;
