/* SPDX-License-Identifier: Apache-2.0 */
/** The connection of a client to one service. */
@NullMarked
package io.cplnprefect.core;

import org.jspecify.annotations.NullMarked;
