/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the stream of workload statuses. */
@NullMarked
package io.cplnprefect.cpln.status;

import org.jspecify.annotations.NullMarked;
