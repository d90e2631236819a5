/* SPDX-License-Identifier: Apache-2.0 */
/** Nothing here is for users; it changes without notice. */
@NullMarked
package io.cplnprefect.cpln.internal;

import org.jspecify.annotations.NullMarked;
