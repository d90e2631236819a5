/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.time.Duration;

/**
 * The protocol of a service.
 *
 * @param http2 whether HTTP/2 is used where the server offers it
 * @param keepAlive time for which an idle connection is kept; shorter than the server's, because a request on a connection
 *     that the server is closing breaks, with its effect unknown
 */
public record ServiceProtocol(boolean http2, Duration keepAlive) {}
