/* SPDX-License-Identifier: Apache-2.0 */
/** Traces of flow runs for OpenTelemetry, which must be on the class path of applications that use this package. */
@NullMarked
package io.cplnprefect.bridge.trace;

import org.jspecify.annotations.NullMarked;
