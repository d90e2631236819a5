/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.internal.Service;
import io.cplnprefect.core.internal.ServiceProtocol;
import io.cplnprefect.core.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;

/** A builder of {@link ServiceConnection}. Not thread-safe. */
public final class ServiceConnectionBuilder {
    private final String service;
    private final HttpUrl base;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private Authentication authentication = Authentication.NONE;
    private ServiceTraits traits = ServiceTraits.PLAIN;
    private ObjectMapper mapper = Json.newMapper();
    private ClientOptions options = ClientOptions.DEFAULT;
    private CallLimits limits = CallLimits.DEFAULT;
    private boolean http2 = true;
    private Duration keepAlive = Duration.ofMinutes(1);

    ServiceConnectionBuilder(String service, HttpUrl base) {
        this.service = service;
        this.base = base;
    }

    /**
     * Sets the authentication.
     *
     * @param value the authentication; {@link Authentication#NONE} by default
     * @return this
     */
    public ServiceConnectionBuilder authentication(Authentication value) {
        this.authentication = value;
        return this;
    }

    /**
     * Sets the conventions of the service.
     *
     * @param value the conventions; {@link ServiceTraits#PLAIN} by default
     * @return this
     */
    public ServiceConnectionBuilder traits(ServiceTraits value) {
        this.traits = value;
        return this;
    }

    /**
     * Sets the mapper that reads and writes documents.
     *
     * @param value the mapper; {@link Json#newMapper()} by default
     * @return this
     */
    public ServiceConnectionBuilder mapper(ObjectMapper value) {
        this.mapper = value;
        return this;
    }

    /**
     * Adds a header to every request, including handshakes of WebSockets, that does not set it itself.
     *
     * @param name name of the header
     * @param value value of the header
     * @return this
     */
    public ServiceConnectionBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Sets the limits of the calls that count if the options set none.
     *
     * @param value the limits; {@link CallLimits#DEFAULT} by default
     * @return this
     */
    public ServiceConnectionBuilder defaultLimits(CallLimits value) {
        this.limits = value;
        return this;
    }

    /**
     * Sets whether HTTP/2 is used where the server offers it.
     *
     * @param value {@code false} for HTTP/1.1 only; {@code true} by default
     * @return this
     */
    public ServiceConnectionBuilder http2(boolean value) {
        this.http2 = value;
        return this;
    }

    /**
     * Sets the time for which an idle connection is kept. It must be shorter than the server's: a request on a connection
     * that the server is closing breaks, with its effect unknown.
     *
     * @param value the time; one minute by default
     * @return this
     */
    public ServiceConnectionBuilder keepAlive(Duration value) {
        this.keepAlive = value;
        return this;
    }

    /**
     * Sets the options of the client.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} by default
     * @return this
     */
    public ServiceConnectionBuilder options(ClientOptions value) {
        this.options = value;
        return this;
    }

    /**
     * Creates the connection. Nothing is sent yet.
     *
     * @return the connection
     * @throws UsageException if an option is invalid
     */
    public ServiceConnection build() {
        Service shared = new Service(
                service, base, mapper, traits, headers, limits, new ServiceProtocol(http2, keepAlive), options);
        return new ServiceConnection(base, mapper, shared, authentication, new AtomicBoolean());
    }
}
