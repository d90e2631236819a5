/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import io.cplnprefect.core.setting.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy through which requests are sent. Immutable and thread-safe.
 *
 * @param host name or address of the proxy
 * @param port port of the proxy, from 1 to 65535
 * @param user user name for the proxy, or {@code null} if it requires no authentication
 * @param password password for the proxy, or {@code null}
 */
public record HttpProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is invalid
     */
    public HttpProxy {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Invalid proxy '" + host + ":" + port + "': expected a host and a port from 1 to 65535");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "Incomplete credentials for proxy " + host + ": set both user and password");
        }
    }

    /**
     * Returns a proxy that requires no authentication.
     *
     * @param host name or address
     * @param port port
     * @return the proxy
     */
    public static HttpProxy of(String host, int port) {
        return new HttpProxy(host, port, null, null);
    }

    /**
     * Returns the same proxy with credentials.
     *
     * @param user user name
     * @param password password
     * @return a proxy
     */
    public HttpProxy withCredentials(String user, Secret password) {
        return new HttpProxy(host, port, user, password);
    }
}
