/* SPDX-License-Identifier: Apache-2.0 */
/** Groups. */
@NullMarked
package io.cplnprefect.cpln.group;

import org.jspecify.annotations.NullMarked;
