/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.internal.ApiCallAdapterFactory;
import io.cplnprefect.core.internal.HttpSetup;
import io.cplnprefect.core.internal.JsonBodies;
import io.cplnprefect.core.internal.Pipeline;
import io.cplnprefect.core.json.Json;
import io.cplnprefect.core.retry.RetryBudget;
import io.cplnprefect.core.retry.RetryPolicy;
import io.cplnprefect.core.time.TimeSource;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * The connection of a client to one service: its address, and the pipeline that every call goes through.
 *
 * <p>Thread-safe. Make one per service and keep it; close it when done. It has daemon threads only. A given
 * {@link OkHttpClient} or {@link TimeSource} stays the caller's and is not closed.
 */
public final class ServiceConnection implements AutoCloseable {

    private final HttpUrl base;
    private final HttpSetup setup;
    private final Builder settings;
    private final ObjectMapper mapper;
    private final RetryBudget budget;
    private final AtomicBoolean closed;
    private final Pipeline pipeline;
    private final Retrofit retrofit;

    private ServiceConnection(
            HttpUrl base,
            HttpSetup setup,
            Builder settings,
            Authentication authentication,
            RetryBudget budget,
            AtomicBoolean closed) {
        this.base = base;
        this.setup = setup;
        this.settings = settings;
        this.mapper = settings.mapper;
        this.budget = budget;
        this.closed = closed;
        this.pipeline = new Pipeline(
                base,
                setup,
                mapper,
                authentication,
                settings.traits,
                settings.limits,
                settings.retry,
                budget,
                settings.metrics);
        this.retrofit = new Retrofit.Builder()
                .baseUrl(base)
                .callFactory(setup.http())
                .addCallAdapterFactory(new ApiCallAdapterFactory(pipeline))
                .addConverterFactory(new JsonBodies(mapper))
                .validateEagerly(true)
                .build();
    }

    /**
     * Starts a connection.
     *
     * @param address base address, http or https; paths of endpoints are relative to it
     * @return a builder
     * @throws UsageException when the address is none
     */
    public static Builder to(String address) {
        HttpUrl url = HttpUrl.parse(address.strip());
        if (url == null) {
            throw new UsageException("The address '" + address + "' is none: it must look like https://host/path");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new UsageException("The address " + url.redact()
                    + " holds a user or password; give the credentials through their own setting");
        }
        HttpUrl base = url.encodedPath().endsWith("/")
                ? url
                : url.newBuilder().addPathSegment("").build();
        return new Builder(base);
    }

    /**
     * The implementation of an interface whose methods return {@link ApiCall} and carry Retrofit's annotations.
     *
     * @param api the interface
     * @param <S> its type
     * @return the implementation, thread-safe
     */
    public <S> S api(Class<S> api) {
        return retrofit.create(api);
    }

    /**
     * A call to an endpoint that no interface describes.
     *
     * @param endpoint which endpoint
     * @param path path and query; from the root of the host when it begins with a slash, else from the base address
     * @param body what to send as JSON, or {@code null} for nothing
     * @param type what to read the answer into; {@code Void.class} for nothing
     * @param <T> that type
     * @return the call
     * @throws UsageException when the path makes no address, or the body cannot be written
     */
    public <T> ApiCall<T> call(Endpoint endpoint, String path, @Nullable Object body, Type type) {
        return pipeline.call(endpoint, path, body, type);
    }

    /**
     * The same connection with another authentication: same threads, same pool, same retry budget. Closing the one
     * closes the other. Calls in flight are counted apart, so that a call that fetches a token never waits for the calls
     * that wait for the token.
     *
     * @param authentication proves who is calling
     * @return a view
     */
    public ServiceConnection with(Authentication authentication) {
        return new ServiceConnection(base, setup, settings, authentication, budget, closed);
    }

    /**
     * The base address, with a slash at its end.
     *
     * @return the address
     */
    public String baseAddress() {
        return base.toString();
    }

    /**
     * Reads and writes bodies. Do not change its configuration.
     *
     * @return the mapper
     */
    public ObjectMapper mapper() {
        return mapper;
    }

    /**
     * Tells the time to everything that belongs to this connection.
     *
     * @return the time source
     */
    public TimeSource time() {
        return setup.time();
    }

    /**
     * The transport below the pipeline, for what is not request and answer, such as WebSockets.
     *
     * @return the HTTP client; closed with this connection
     */
    public OkHttpClient http() {
        return setup.http();
    }

    /** How many tries are under way or hold a place to be; zero when nothing is lost. */
    int inFlight() {
        return pipeline.inFlight();
    }

    /** Cancels what is under way and gives up threads and connections that were made here. Repeating it is harmless. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            setup.close();
        }
    }

    /** Collects what a connection needs. Not thread-safe. */
    public static final class Builder {
        private final HttpUrl base;
        private Authentication authentication = Authentication.NONE;
        private ServiceTraits traits = ServiceTraits.PLAIN;
        private CallLimits limits = CallLimits.DEFAULT;
        private RetryPolicy retry = RetryPolicy.DEFAULT;
        private CallMetrics metrics = CallMetrics.NONE;
        private ObjectMapper mapper = Json.newMapper();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable OkHttpClient http;
        private @Nullable TimeSource time;

        private Builder(HttpUrl base) {
            this.base = base;
        }

        /**
         * Proves who is calling; default nothing.
         *
         * @param value the authentication
         * @return this
         */
        public Builder authentication(Authentication value) {
            this.authentication = value;
            return this;
        }

        /**
         * What is particular to the service; default nothing.
         *
         * @param value the traits
         * @return this
         */
        public Builder traits(ServiceTraits value) {
            this.traits = value;
            return this;
        }

        /**
         * Limits of the calls.
         *
         * @param value the limits; default {@link CallLimits#DEFAULT}
         * @return this
         */
        public Builder limits(CallLimits value) {
            this.limits = value;
            return this;
        }

        /**
         * How often to try.
         *
         * @param value the policy; default {@link RetryPolicy#DEFAULT}
         * @return this
         */
        public Builder retry(RetryPolicy value) {
            this.retry = value;
            return this;
        }

        /**
         * Hears of each call.
         *
         * @param value the hook; default none
         * @return this
         */
        public Builder metrics(CallMetrics value) {
            this.metrics = value;
            return this;
        }

        /**
         * Reads and writes bodies.
         *
         * @param value the mapper; default {@link Json#newMapper()}
         * @return this
         */
        public Builder mapper(ObjectMapper value) {
            this.mapper = value;
            return this;
        }

        /**
         * A header of every request, WebSocket handshakes included, that does not set it itself.
         *
         * @param name its name
         * @param value its value
         * @return this
         */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /**
         * A transport with settings of the caller's own, such as a proxy or TLS. Its connection pool and interceptors are
         * used; its redirects, dispatcher limits and timeouts are not.
         *
         * @param value the caller's client; {@code null} for one made here
         * @return this
         */
        public Builder http(@Nullable OkHttpClient value) {
            this.http = value;
            return this;
        }

        /**
         * Tells the time; tests give a virtual one.
         *
         * @param value the time source; {@code null} for one made here
         * @return this
         */
        public Builder time(@Nullable TimeSource value) {
            this.time = value;
            return this;
        }

        /**
         * Makes the connection. Nothing is sent yet.
         *
         * @return the connection
         */
        public ServiceConnection build() {
            return new ServiceConnection(
                    base,
                    HttpSetup.of(base.host(), limits, headers, http, time),
                    this,
                    authentication,
                    new RetryBudget(),
                    new AtomicBoolean());
        }
    }
}
