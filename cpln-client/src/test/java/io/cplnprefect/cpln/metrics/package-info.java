/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of metrics. */
@NullMarked
package io.cplnprefect.cpln.metrics;

import org.jspecify.annotations.NullMarked;
