/* SPDX-License-Identifier: Apache-2.0 */
/** Connections of the Envoy proxy to services: gRPC, HTTP, credentials and retries. */
@NullMarked
package io.cplnprefect.cpln.envoy.transport;

import org.jspecify.annotations.NullMarked;
