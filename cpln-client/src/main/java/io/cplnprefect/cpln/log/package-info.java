/* SPDX-License-Identifier: Apache-2.0 */
/** The logs of workloads: time ranges, and tails over WebSockets. */
@NullMarked
package io.cplnprefect.cpln.log;

import org.jspecify.annotations.NullMarked;
