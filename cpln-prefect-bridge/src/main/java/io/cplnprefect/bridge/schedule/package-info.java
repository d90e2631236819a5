/* SPDX-License-Identifier: Apache-2.0 */
/** The optional schedule of rounds, and their health. */
@NullMarked
package io.cplnprefect.bridge.schedule;

import org.jspecify.annotations.NullMarked;
