/* SPDX-License-Identifier: Apache-2.0 */
/** The injection of planned faults into the HTTP server of an emulator. */
@NullMarked
package io.cplnprefect.testkit.fault.internal;

import org.jspecify.annotations.NullMarked;
