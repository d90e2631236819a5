/* SPDX-License-Identifier: Apache-2.0 */
/** The metrics service. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.metric;

import org.jspecify.annotations.NullMarked;
