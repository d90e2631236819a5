/* SPDX-License-Identifier: Apache-2.0 */
/** Metrics of the bridge for Micrometer, which must be on the class path of applications that use this package. */
@NullMarked
package io.cplnprefect.bridge.metrics;

import org.jspecify.annotations.NullMarked;
