/* SPDX-License-Identifier: Apache-2.0 */
/** GVCs. */
@NullMarked
package io.cplnprefect.cpln.gvc;

import org.jspecify.annotations.NullMarked;
