/* SPDX-License-Identifier: Apache-2.0 */
/** SpiceDB clusters. */
@NullMarked
package io.cplnprefect.cpln.spicedbcluster;

import org.jspecify.annotations.NullMarked;
