/* SPDX-License-Identifier: Apache-2.0 */
/** How log lines are written, and how a stream that repeats itself is delivered once. */
@NullMarked
package io.cplnprefect.bridge.log;

import org.jspecify.annotations.NullMarked;
