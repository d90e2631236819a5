/* SPDX-License-Identifier: Apache-2.0 */
/** Memcache clusters. */
@NullMarked
package io.cplnprefect.cpln.memcachecluster;

import org.jspecify.annotations.NullMarked;
