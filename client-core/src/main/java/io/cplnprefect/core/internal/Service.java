/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.CircuitState;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.connection.ServiceTraits;
import io.cplnprefect.core.time.TimeSource;
import java.util.Map;
import okhttp3.Call;
import okhttp3.HttpUrl;

/**
 * What all pipelines and sockets of a connection share: its address, options and transport, and what limits the load on the
 * service. Thread-safe.
 */
public final class Service implements AutoCloseable {

    private final String name;
    private final HttpUrl base;
    private final ObjectMapper mapper;
    private final ServiceTraits traits;
    private final Map<String, String> headers;
    private final CallLimits limits;
    private final ClientOptions options;
    private final TimeSource time;
    private final TimeSource clientTime;
    private final boolean ownTime;
    private final HttpTransport transport;
    private final CallTimer timer;
    private final CarriedContext context;
    private final RetryBudget budget = new RetryBudget();
    private final Reachability reachability = new Reachability();
    private final Circuit circuit;
    private final OpenCalls open = new OpenCalls();

    /**
     * Creates the shared part of a connection.
     *
     * @param name name of the service
     * @param base base address
     * @param mapper reads and writes documents
     * @param traits conventions of the service
     * @param headers headers of every request that does not set them itself
     * @param limits limits of the calls, if the options set none
     * @param protocol protocol and keep-alive of the service
     * @param options options of the client
     */
    public Service(
            String name,
            HttpUrl base,
            ObjectMapper mapper,
            ServiceTraits traits,
            Map<String, String> headers,
            CallLimits limits,
            ServiceProtocol protocol,
            ClientOptions options) {
        this.name = name;
        this.base = base;
        this.mapper = mapper;
        this.traits = traits;
        this.headers = Map.copyOf(headers);
        this.options = options;
        this.limits = options.limits() != null ? options.limits() : limits;
        this.ownTime = options.time() == null;
        this.transport = new HttpTransport(name, this.limits, protocol, options);
        this.time = options.time() != null ? options.time() : TimeSource.system(name + " timer");
        this.clientTime =
                new TimeSource(time.clock(), time.nanoTime(), new ClientScheduler(time.scheduler()), time.random());
        this.timer = new CallTimer(time, transport.threads());
        this.context = new CarriedContext(options.context());
        this.circuit = new Circuit(name, options.circuit(), time, options.metrics());
    }

    String name() {
        return name;
    }

    HttpUrl base() {
        return base;
    }

    ObjectMapper mapper() {
        return mapper;
    }

    ServiceTraits traits() {
        return traits;
    }

    /** Headers of every request that does not set them itself. */
    Map<String, String> headers() {
        return headers;
    }

    CallLimits limits() {
        return limits;
    }

    RetryPolicy retry() {
        return options.retry();
    }

    CallMetrics metrics() {
        return options.metrics();
    }

    CarriedContext context() {
        return context;
    }

    HttpTransport transport() {
        return transport;
    }

    CallTimer timer() {
        return timer;
    }

    RetryBudget budget() {
        return budget;
    }

    Reachability reachability() {
        return reachability;
    }

    Circuit circuit() {
        return circuit;
    }

    OpenCalls open() {
        return open;
    }

    /**
     * Returns the factory with which Retrofit builds its requests. They are sent by the pipeline.
     *
     * @return the factory
     */
    public Call.Factory calls() {
        return transport.http();
    }

    long nanoTime() {
        return time.nanoTime().getAsLong();
    }

    /**
     * Returns the time source, whose tasks are cancelled when this service is closed.
     *
     * @return the time source
     */
    public TimeSource time() {
        return clientTime;
    }

    /**
     * Returns the state of the circuit breaker.
     *
     * @return the state
     */
    public CircuitState circuitState() {
        return circuit.state();
    }

    @Override
    public void close() {
        // First, so that what waits for a task does not send requests again that are cancelled here.
        clientTime.scheduler().shutdownNow();
        open.close();
        transport.close();
        if (ownTime) {
            time.scheduler().shutdownNow();
        }
    }
}
