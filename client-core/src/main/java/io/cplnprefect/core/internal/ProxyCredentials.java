/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Authenticates tunnels through a proxy; gives up when the proxy has rejected the credentials. */
final class ProxyCredentials implements Authenticator {

    private static final String HEADER = "Proxy-Authorization";

    private final String credentials;

    ProxyCredentials(String credentials) {
        this.credentials = credentials;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        return response.request().header(HEADER) != null
                ? null
                : response.request().newBuilder().header(HEADER, credentials).build();
    }
}
