/* SPDX-License-Identifier: Apache-2.0 */
/** This library beside Control Plane's Python worker. */
@NullMarked
package io.cplnprefect.bridge.migration;

import org.jspecify.annotations.NullMarked;
