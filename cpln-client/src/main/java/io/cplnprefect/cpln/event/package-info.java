/* SPDX-License-Identifier: Apache-2.0 */
/** Events of objects. */
@NullMarked
package io.cplnprefect.cpln.event;

import org.jspecify.annotations.NullMarked;
