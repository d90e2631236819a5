/* SPDX-License-Identifier: Apache-2.0 */
/** The stream of changes of workload statuses. */
@NullMarked
package io.cplnprefect.cpln.status;

import org.jspecify.annotations.NullMarked;
