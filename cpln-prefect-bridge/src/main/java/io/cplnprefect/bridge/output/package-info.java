/* SPDX-License-Identifier: Apache-2.0 */
/** The output of jobs, delivered once, and the format of the bridge's own log lines. */
@NullMarked
package io.cplnprefect.bridge.output;

import org.jspecify.annotations.NullMarked;
