/* SPDX-License-Identifier: Apache-2.0 */
/** Images. */
@NullMarked
package io.cplnprefect.cpln.image;

import org.jspecify.annotations.NullMarked;
