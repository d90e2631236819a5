/* SPDX-License-Identifier: Apache-2.0 */
/** Conditions on requests in settings of the Envoy proxy. */
@NullMarked
package io.cplnprefect.cpln.envoy.match;

import org.jspecify.annotations.NullMarked;
