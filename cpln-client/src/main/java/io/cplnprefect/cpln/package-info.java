/* SPDX-License-Identifier: Apache-2.0 */
/** Client of the Control Plane API. */
@NullMarked
package io.cplnprefect.cpln;

import org.jspecify.annotations.NullMarked;
