/* SPDX-License-Identifier: Apache-2.0 */
/** Locations. */
@NullMarked
package io.cplnprefect.cpln.location;

import org.jspecify.annotations.NullMarked;
