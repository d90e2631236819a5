/* SPDX-License-Identifier: Apache-2.0 */
/** IP sets. */
@NullMarked
package io.cplnprefect.cpln.ipset;

import org.jspecify.annotations.NullMarked;
