/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.CircuitState;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.internal.ApiCallAdapterFactory;
import io.cplnprefect.core.internal.JsonBodies;
import io.cplnprefect.core.internal.Pipeline;
import io.cplnprefect.core.internal.RequestFactory;
import io.cplnprefect.core.internal.Service;
import io.cplnprefect.core.internal.ServiceProtocol;
import io.cplnprefect.core.internal.Sockets;
import io.cplnprefect.core.json.Json;
import io.cplnprefect.core.time.TimeSource;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * The connection of a client to one service: its address, and the pipeline that every call passes.
 *
 * <p>Thread-safe. Create one per service, keep it, and close it after the last call. It has daemon threads only. An executor or
 * time source of the caller is not shut down.
 */
public final class ServiceConnection implements AutoCloseable {

    private final HttpUrl base;
    private final ObjectMapper mapper;
    private final Service service;
    private final AtomicBoolean closed;
    private final RequestFactory requests;
    private final Pipeline pipeline;
    private final Sockets sockets;
    private final Retrofit retrofit;

    private ServiceConnection(
            HttpUrl base, ObjectMapper mapper, Service service, Authentication authentication, AtomicBoolean closed) {
        this.base = base;
        this.mapper = mapper;
        this.service = service;
        this.closed = closed;
        this.requests = new RequestFactory(service);
        this.pipeline = new Pipeline(service, authentication);
        this.sockets = new Sockets(service, requests, authentication);
        this.retrofit = new Retrofit.Builder()
                .baseUrl(base)
                .callFactory(service.calls())
                .addCallAdapterFactory(new ApiCallAdapterFactory(pipeline, requests))
                .addConverterFactory(new JsonBodies(mapper))
                .validateEagerly(true)
                .build();
    }

    /**
     * Returns a builder of a connection.
     *
     * @param service name of the service, for metrics, logs and thread names
     * @param address base address, {@code http(s)://host[:port]/path}; the paths of all calls are below it
     * @return a builder
     * @throws UsageException if the address is invalid, or contains credentials
     */
    public static Builder to(String service, String address) {
        HttpUrl url = HttpUrl.parse(address.strip());
        if (url == null) {
            throw new UsageException("Invalid address '" + address + "': expected http(s)://host[:port]/path");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new UsageException("Invalid address " + url.redact()
                    + ": it contains a user or password. Set the credentials through their own setting.");
        }
        HttpUrl base = url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
        return new Builder(service, base);
    }

    /**
     * Returns the implementation of an interface whose methods return {@link ApiCall} and have Retrofit's annotations.
     *
     * @param api the interface
     * @param <S> its type
     * @return the implementation, thread-safe
     */
    public <S> S api(Class<S> api) {
        return retrofit.create(api);
    }

    /**
     * Returns a call to any endpoint.
     *
     * @param endpoint the endpoint
     * @param path path and query below the base address, with or without a leading slash; or a whole address below the base
     *     address, such as that of a next page
     * @param body document to send as JSON, or {@code null} for none
     * @param type type of the response document; {@code Void.class} for none
     * @param <T> that type
     * @return the call
     * @throws UsageException if the path is not below the base address, or the body cannot be written
     */
    public <T> ApiCall<T> call(Endpoint endpoint, String path, @Nullable Object body, Type type) {
        return requests.call(pipeline, endpoint, path, body, type);
    }

    /**
     * Opens a WebSocket. The handshake is authenticated as calls are, has the attempt time-out, and is not retried.
     *
     * @param path path and query below the base address
     * @param headers headers of the handshake; they take precedence over those that authenticate it
     * @param listener receives the messages and the end
     * @return the socket; its handshake may not be complete yet
     * @throws UsageException if the path or a header is invalid, or the client is closed
     */
    public TextSocket openSocket(String path, Map<String, String> headers, TextSocketListener listener) {
        return sockets.open(path, headers, listener);
    }

    /**
     * Returns the same connection with another authentication. It shares threads, connections, retry budget and circuit breaker;
     * closing either closes both. Its attempts in flight are limited separately, so that a call that requests a token does not
     * wait for calls that wait for the token.
     *
     * @param authentication authenticates the requests
     * @return a connection
     */
    public ServiceConnection with(Authentication authentication) {
        return new ServiceConnection(base, mapper, service, authentication, closed);
    }

    /**
     * Returns the base address.
     *
     * @return the address, with a slash at its end
     */
    public String baseAddress() {
        return base.toString();
    }

    /**
     * Returns the mapper that reads and writes documents. Its configuration must not be changed.
     *
     * @return the mapper
     */
    public ObjectMapper mapper() {
        return mapper;
    }

    /**
     * Returns the time source of this connection.
     *
     * @return the time source
     */
    public TimeSource time() {
        return service.time();
    }

    /**
     * Returns the number of attempts that are in flight or about to be sent.
     *
     * @return the number
     */
    public int inFlight() {
        return pipeline.inFlight();
    }

    /**
     * Returns the state of the circuit breaker of the service.
     *
     * @return the state
     */
    public CircuitState circuitState() {
        return service.circuitState();
    }

    /** Cancels all calls and sockets, and frees threads and connections. Repeated calls have no effect. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            service.close();
        }
    }

    /** A builder of {@link ServiceConnection}. Not thread-safe. */
    public static final class Builder {
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

        private Builder(String service, HttpUrl base) {
            this.service = service;
            this.base = base;
        }

        /**
         * Sets the authentication.
         *
         * @param value the authentication; {@link Authentication#NONE} by default
         * @return this
         */
        public Builder authentication(Authentication value) {
            this.authentication = value;
            return this;
        }

        /**
         * Sets the conventions of the service.
         *
         * @param value the conventions; {@link ServiceTraits#PLAIN} by default
         * @return this
         */
        public Builder traits(ServiceTraits value) {
            this.traits = value;
            return this;
        }

        /**
         * Sets the mapper that reads and writes documents.
         *
         * @param value the mapper; {@link Json#newMapper()} by default
         * @return this
         */
        public Builder mapper(ObjectMapper value) {
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
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /**
         * Sets the limits of the calls that count if the options set none.
         *
         * @param value the limits; {@link CallLimits#DEFAULT} by default
         * @return this
         */
        public Builder defaultLimits(CallLimits value) {
            this.limits = value;
            return this;
        }

        /**
         * Sets whether HTTP/2 is used where the server offers it.
         *
         * @param value {@code false} for HTTP/1.1 only; {@code true} by default
         * @return this
         */
        public Builder http2(boolean value) {
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
        public Builder keepAlive(Duration value) {
            this.keepAlive = value;
            return this;
        }

        /**
         * Sets the options of the client.
         *
         * @param value the options; {@link ClientOptions#DEFAULT} by default
         * @return this
         */
        public Builder options(ClientOptions value) {
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
}
