/* SPDX-License-Identifier: Apache-2.0 */
/** Authorization of requests by the Envoy proxy: external services and JSON Web Tokens. */
@NullMarked
package io.cplnprefect.cpln.envoy.auth;

import org.jspecify.annotations.NullMarked;
