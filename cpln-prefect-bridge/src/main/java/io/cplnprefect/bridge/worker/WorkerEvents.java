/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.manifest.Slug;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.event.Event;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that Prefect's own workers emit, by which its user interface and automations follow a worker: started, stopped, and for
 * each flow run submitted, executed or cancelled.
 *
 * <p>Events are collected and sent in batches by {@link #send()}, which does not wait for the response. They inform and decide nothing:
 * those that the server does not accept are dropped with a warning. Thread-safe.
 */
final class WorkerEvents {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerEvents.class);

    private static final int MAX_WAITING = 10_000;
    private static final int BATCH = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LAST_TIMEOUT = Duration.ofSeconds(2);

    private final Prefect prefect;
    private final ServiceClock clock;
    private final Map<String, String> worker;
    private final Map<String, String> pool;
    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    /** The submissions whose end was not reported yet, by flow run. */
    private final Map<UUID, Event> submissions = new ConcurrentHashMap<>();

    private final Event started;
    private final AtomicBoolean sending = new AtomicBoolean();
    private volatile boolean refused;
    private volatile boolean unsupported;

    WorkerEvents(Prefect prefect, ServiceClock clock, WorkPool pool, String workerName) {
        this.prefect = prefect;
        this.clock = clock;
        this.worker = Map.of(
                "prefect.resource.id",
                "prefect.worker." + WorkPoolSetup.TYPE + "."
                        + Objects.requireNonNullElse(Slug.name(workerName), "worker"),
                "prefect.resource.name",
                workerName,
                "prefect.worker-type",
                WorkPoolSetup.TYPE);
        this.pool = WorkerLabels.resource("work-pool", pool.id(), pool.name());
        this.started = event("prefect.worker.started", List.of(this.pool), null);
        add(started);
    }

    /** Records that the job of a flow run was started. */
    void submitted(UUID flowRunId, List<Map<String, String>> related) {
        List<Map<String, String>> all = new ArrayList<>(related);
        all.add(pool);
        Event event = event("prefect.worker.submitted-flow-run", all, null);
        submissions.put(flowRunId, event);
        add(event);
    }

    /** Records that the job of a flow run has ended, because the flow run was cancelled or otherwise. */
    void ended(UUID flowRunId, InfrastructurePid pid, boolean cancelled) {
        Event submission = submissions.remove(flowRunId);
        List<Map<String, String>> related = new ArrayList<>();
        if (submission == null) {
            related.add(WorkerLabels.ended(WorkerLabels.resource("flow-run", flowRunId, null), pid));
            related.add(pool);
        } else {
            submission.related().forEach(resource -> related.add(WorkerLabels.ended(resource, pid)));
        }
        add(event(
                cancelled ? "prefect.worker.cancelled-flow-run" : "prefect.worker.executed-flow-run",
                related,
                submission));
    }

    /** Forgets the submission of a flow run that another worker has now. */
    void lost(UUID flowRunId) {
        submissions.remove(flowRunId);
    }

    /** Sends the events that wait, unless earlier ones are still being sent. Does not block. */
    void send() {
        if (!sending.compareAndSet(false, true)) {
            return;
        }
        List<Event> batch = new ArrayList<>();
        waiting.drainTo(batch, BATCH);
        if (batch.isEmpty()) {
            sending.set(false);
            return;
        }
        prefect.events()
                .create(batch)
                .with(RequestOptions.timeout(TIMEOUT))
                .executeAsync()
                .whenComplete((done, failure) -> {
                    sending.set(false);
                    if (failure != null) {
                        dropped(batch.size(), failure);
                    }
                });
    }

    /** Sends the last events, and waits for the response for 2 seconds at most. */
    void stop() {
        add(event("prefect.worker.stopped", List.of(pool), started));
        List<Event> last = new ArrayList<>();
        waiting.drainTo(last);
        if (last.isEmpty()) {
            return;
        }
        try {
            prefect.events()
                    .create(last)
                    .with(RequestOptions.timeout(LAST_TIMEOUT))
                    .execute();
        } catch (ApiException failure) {
            dropped(last.size(), failure);
        }
    }

    private void add(Event event) {
        if (unsupported) {
            return;
        }
        if (!waiting.offer(event)) {
            dropped(1, new IllegalStateException("more than " + MAX_WAITING + " events wait"));
        }
    }

    /** A server without events responds with 404, as Prefect 2.20 does by default. */
    private void dropped(int number, Throwable reason) {
        unsupported |=
                reason instanceof ServiceException.NotFound || reason.getCause() instanceof ServiceException.NotFound;
        if (refused || unsupported) {
            LOG.debug("{} events dropped: {}", number, reason.toString());
        } else {
            refused = true;
            LOG.warn("{} events of the worker dropped, later ones without a warning: {}", number, reason.getMessage());
        }
    }

    private Event event(String name, List<Map<String, String>> related, @Nullable Event follows) {
        return Event.builder()
                .id(UUID.randomUUID())
                .occurred(clock.now())
                .event(name)
                .resource(worker)
                .related(related)
                .follows(follows == null ? null : follows.id())
                .build();
    }
}
