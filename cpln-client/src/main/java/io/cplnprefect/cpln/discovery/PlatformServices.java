/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.error.UsageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The services of Control Plane beside its API, and the connections to them. A connection is created when it is first used, and
 * kept. Thread-safe.
 */
public final class PlatformServices implements AutoCloseable {

    private static final Endpoint DISCOVERY = Endpoint.of("GET", "/discovery");

    private final ServiceConnection api;
    private final HttpUrl apiAddress;
    private final BiFunction<String, String, ServiceConnection> connect;
    private final ApiCall<Discovery> discovery;

    /** The connections by address. Guarded by this object. */
    private final Map<String, ServiceConnection> connections = new HashMap<>();
    /** Guarded by this object. */
    private boolean closed;

    /**
     * Creates the services. Nothing is sent.
     *
     * @param api connection to the API
     * @param connect creates a connection from the name of a service and its address; the connection authenticates its requests
     */
    public PlatformServices(ServiceConnection api, BiFunction<String, String, ServiceConnection> connect) {
        this.api = api;
        this.apiAddress = HttpUrl.get(api.baseAddress());
        this.connect = connect;
        this.discovery = api.with(Authentication.NONE)
                .<Discovery>call(DISCOVERY, "/discovery", null, Discovery.class)
                .once();
    }

    /**
     * Returns a call that reads the addresses of the services. It sends no token. After its first success it sends no request.
     *
     * @return the call
     */
    public ApiCall<Discovery> discovery() {
        return discovery;
    }

    /**
     * Returns the connection to the API itself.
     *
     * @return the connection
     */
    public ServiceConnection api() {
        return api;
    }

    /**
     * Returns a service.
     *
     * @param name name of the service in {@link Discovery#endpoints()}, such as {@code logs}
     * @param setting name of the setting that has its address, for messages
     * @param address the address of the setting; {@code null} if it is to be discovered
     * @return the service
     */
    public PlatformService service(String name, String setting, @Nullable String address) {
        return new PlatformService(this, name, setting, address);
    }

    /**
     * Returns a connection to an address that a response of the API names.
     *
     * @param service name of the service, for metrics and messages
     * @param setting name of the setting that sets the address, for messages
     * @param address the address, {@code http(s)} or {@code ws(s)}
     * @return the connection
     * @throws UsageException if the address is invalid or may not receive the token, or the client is closed
     */
    public ServiceConnection named(String service, String setting, String address) {
        HttpUrl url = HttpUrl.parse(httpAddress(address));
        if (url == null || !TokenRule.permits(apiAddress, url)) {
            throw new UsageException("Invalid address '" + address + "' of the service '" + service + "', named by "
                    + apiAddress.redact() + ": " + TokenRule.text(apiAddress) + ". Set " + setting
                    + " if the address is right.");
        }
        return connection(service, address);
    }

    /**
     * Returns a connection to an address that the user has set. It may receive the token whatever its host is.
     *
     * @param service name of the service, for metrics
     * @param address the address, {@code http(s)} or {@code ws(s)}
     * @return the connection
     * @throws UsageException if the client is closed
     */
    public ServiceConnection connection(String service, String address) {
        String http = httpAddress(address);
        synchronized (this) {
            if (closed) {
                throw new UsageException("The client of " + apiAddress.redact() + " is closed. Create a new client.");
            }
            return connections.computeIfAbsent(service + " " + http, key -> connect.apply(service, http));
        }
    }

    /**
     * Returns an address with the scheme of HTTP, which also opens WebSockets.
     *
     * @param address the address, {@code http(s)} or {@code ws(s)}
     * @return the address with {@code http} or {@code https}
     */
    public static String httpAddress(String address) {
        return address.replaceFirst("^ws", "http");
    }

    /** Closes the connections to all services; that to the API is left open. */
    @Override
    public void close() {
        List<ServiceConnection> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(connections.values());
            connections.clear();
        }
        open.forEach(ServiceConnection::close);
    }
}
