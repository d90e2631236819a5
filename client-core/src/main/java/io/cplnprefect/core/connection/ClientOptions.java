/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.core.time.TimeSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Options of a client that do not depend on the service it calls. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface ClientOptions {

    /** The defaults of the service. */
    ClientOptions DEFAULT = builder().build();

    /**
     * Returns the limits of the calls.
     *
     * @return the limits, or {@code null} for the defaults of the service
     */
    @Nullable
    CallLimits limits();

    /**
     * Returns when a failed call is retried.
     *
     * @return the policy; {@link RetryPolicy#DEFAULT} by default
     */
    @Value.Default
    default RetryPolicy retry() {
        return RetryPolicy.DEFAULT;
    }

    /**
     * Returns when the circuit breaker of the service opens.
     *
     * @return the policy; {@link CircuitPolicy#DEFAULT} by default
     */
    @Value.Default
    default CircuitPolicy circuit() {
        return CircuitPolicy.DEFAULT;
    }

    /**
     * Returns the metrics hook.
     *
     * @return the hook; {@link CallMetrics#NONE} by default
     */
    @Value.Default
    default CallMetrics metrics() {
        return CallMetrics.NONE;
    }

    /**
     * Returns what is carried from the caller's thread to hooks and interceptors, in addition to the MDC.
     *
     * @return the context; {@link ThreadContext#NONE} by default
     */
    @Value.Default
    default ThreadContext context() {
        return ThreadContext.NONE;
    }

    /**
     * Returns the executor on which requests are sent and responses are read. A request occupies one of its threads until its
     * response has been read. It is not shut down with the client.
     *
     * @return the executor, or {@code null} for virtual threads where the JDK has them, else daemon threads of the client
     */
    @Nullable
    Executor executor();

    /**
     * Returns the proxy.
     *
     * @return the proxy, or {@code null} for the JVM's proxy settings
     */
    @Nullable
    HttpProxy proxy();

    /**
     * Returns whom the client trusts and the certificate with which it identifies itself.
     *
     * @return the settings; {@link Tls#DEFAULT} by default
     */
    @Value.Default
    default Tls tls() {
        return Tls.DEFAULT;
    }

    /**
     * Returns a hook that configures OkHttp, such as with interceptors, event listeners, a cache or a DNS. It is called once,
     * after the client's own configuration. It must not set time-outs (set {@link #limits()}), redirects or retries; the client
     * is not built then.
     *
     * @return the hook; does nothing by default
     */
    @Value.Default
    default Consumer<OkHttpClient.Builder> http() {
        return builder -> {};
    }

    /**
     * Returns the source of time, waits and randomness. It is not shut down with the client.
     *
     * @return the time source, or {@code null} for the system's; tests set a virtual one
     */
    @Nullable
    TimeSource time();

    /**
     * Returns a builder with the defaults.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ClientOptions}. Not thread-safe. */
    final class Builder extends ImmutableClientOptions.Builder {
        Builder() {}
    }
}
