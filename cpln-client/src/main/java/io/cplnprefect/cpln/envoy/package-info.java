/* SPDX-License-Identifier: Apache-2.0 */
/** Filters and clusters of the Envoy proxy. Members have the names of the documentation of Envoy. */
@NullMarked
package io.cplnprefect.cpln.envoy;

import org.jspecify.annotations.NullMarked;
