/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import io.cplnprefect.bridge.agent.Agent;
import io.cplnprefect.bridge.cleanup.CleanupEvent;
import io.cplnprefect.bridge.cleanup.CleanupReport;
import io.cplnprefect.bridge.cleanup.QuotaForecast;
import io.cplnprefect.bridge.health.Health;
import io.cplnprefect.bridge.health.WorkerLoad;
import io.cplnprefect.bridge.schedule.RoundHealth;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.core.connection.CallMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Records what the bridge does in a Micrometer registry. No tag contains the id of a flow run or of a job.
 *
 * <pre>{@code
 * BridgeMetrics metrics = new BridgeMetrics(registry);
 * ClientOptions options = ClientOptions.builder().metrics(metrics.requests()).build();
 * Worker worker = bridge.worker(settings, metrics.listener(WorkerListener.NONE));
 * Schedule schedule = worker.schedule();
 * metrics.bind(worker, schedule);
 * }</pre>
 *
 * <p>The list of the metrics is in {@code docs/operations.md}. Thread-safe.
 */
public final class BridgeMetrics {

    private static final String PREFIX = "cplnprefect.";

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    /**
     * Creates metrics in a registry.
     *
     * @param registry the registry, which the caller closes
     */
    public BridgeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns a listener of a worker that records the events of flow runs.
     *
     * @param next called after each event was recorded
     * @return the listener
     */
    public WorkerListener listener(WorkerListener next) {
        return new RecordingListener(this, next);
    }

    /**
     * Returns a hook of both clients that records their requests, see {@link io.cplnprefect.core.connection.ClientOptions}.
     *
     * @return the hook
     */
    public CallMetrics requests() {
        return new RequestMetrics(this);
    }

    /**
     * Registers the load, the rounds and the health of a worker. The registry refers to both objects weakly.
     *
     * @param worker the worker
     * @param schedule its schedule
     */
    public void bind(Worker worker, Schedule schedule) {
        bind(worker, Worker::load);
        bind(schedule);
    }

    /**
     * Registers the load, the rounds and the health of an agent. The registry refers to both objects weakly.
     *
     * @param agent the agent
     * @param schedule its schedule
     */
    public void bind(Agent agent, Schedule schedule) {
        bind(agent, Agent::load);
        bind(schedule);
    }

    private <T> void bind(T source, Function<T, WorkerLoad> load) {
        gauge(source, load, "runs", Tags.of("stage", "submitting"), WorkerLoad::submitting);
        gauge(source, load, "runs", Tags.of("stage", "running"), WorkerLoad::running);
        gauge(source, load, "runs", Tags.of("stage", "waiting"), WorkerLoad::waiting);
        gauge(source, load, "slots.free", Tags.empty(), WorkerLoad::freeSlots);
    }

    private <T> void gauge(
            T source, Function<T, WorkerLoad> load, String name, Tags tags, ToDoubleFunction<WorkerLoad> value) {
        Gauge.builder(PREFIX + name, source, each -> value.applyAsDouble(load.apply(each)))
                .tags(tags)
                .register(registry);
    }

    /**
     * Registers the rounds of a schedule and their health.
     *
     * @param schedule the schedule
     */
    public void bind(Schedule schedule) {
        for (RoundHealth round : schedule.health()) {
            Tags tags = Tags.of("activity", round.name());
            FunctionCounter.builder(
                            PREFIX + "rounds",
                            schedule,
                            each -> of(each, round.name()).rounds())
                    .tags(tags)
                    .register(registry);
            Gauge.builder(
                            PREFIX + "rounds.failing",
                            schedule,
                            each -> of(each, round.name()).consecutiveFailures())
                    .tags(tags)
                    .register(registry);
            Gauge.builder(
                            PREFIX + "rounds.lag",
                            schedule,
                            each -> seconds(of(each, round.name()).sinceSuccess()))
                    .baseUnit("seconds")
                    .tags(tags)
                    .register(registry);
        }
        Gauge.builder(PREFIX + "live", schedule, each -> Health.of(each).live() ? 1 : 0)
                .register(registry);
        Gauge.builder(PREFIX + "ready", schedule, each -> Health.of(each).ready() ? 1 : 0)
                .register(registry);
    }

    private static RoundHealth of(Schedule schedule, String name) {
        return schedule.health().stream()
                .filter(round -> round.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / 1000.0;
    }

    /**
     * Records a round of the cleanup.
     *
     * @param report its report; one of a dry run is ignored
     */
    public void record(CleanupReport report) {
        if (report.dryRun()) {
            return;
        }
        for (CleanupEvent event : report.events()) {
            if (event.result() != CleanupEvent.Result.KEPT) {
                count(
                        "cleanup.objects",
                        Tags.of("kind", event.kind(), "result", event.result().name()));
            }
        }
        count("cleanup.problems", Tags.empty(), report.problems().size());
        for (QuotaForecast quota : report.quotas()) {
            set("workloads", Tags.of("gvc", quota.gvc()), quota.workloads());
            set("workloads.limit", Tags.of("gvc", quota.gvc()), quota.limit());
        }
    }

    void count(String name, Tags tags) {
        count(name, tags, 1);
    }

    void count(String name, Tags tags, double amount) {
        registry.counter(PREFIX + name, tags).increment(amount);
    }

    void time(String name, Tags tags, Duration duration) {
        registry.timer(PREFIX + name, tags).record(duration);
    }

    void set(String name, Tags tags, long value) {
        gauges.computeIfAbsent(name + tags, key -> {
                    AtomicLong gauge = new AtomicLong();
                    Gauge.builder(PREFIX + name, gauge, AtomicLong::doubleValue)
                            .tags(tags)
                            .strongReference(true)
                            .register(registry);
                    return gauge;
                })
                .set(value);
    }
}
