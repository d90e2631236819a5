/* SPDX-License-Identifier: Apache-2.0 */
/** The Control Plane clients of a process, one per organization and token. */
@NullMarked
package io.cplnprefect.bridge.platform;

import org.jspecify.annotations.NullMarked;
