/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.query.InOrPrefix;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import io.cplnprefect.prefect.workqueue.WorkQueue;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work queues of an agent, read again every 30 seconds as Prefect's agents do. Thread-safe. */
final class AgentQueues {

    private static final Logger LOG = LoggerFactory.getLogger(AgentQueues.class);
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private final Prefect prefect;
    private final TimeSource time;
    private final AgentSettings settings;
    private final String pool;
    /** Guarded by this object. */
    private @Nullable List<WorkQueue> queues;
    /** Guarded by this object. */
    private long readNanos;

    AgentQueues(Prefect prefect, TimeSource time, AgentSettings settings) {
        this.prefect = prefect;
        this.time = time;
        this.settings = settings;
        this.pool = settings.worker().workPool();
    }

    /** Returns whether all queues of the work pool are polled. */
    boolean isAll() {
        return settings.workQueues().isEmpty() && settings.workQueuePrefixes().isEmpty();
    }

    /** Returns the queues; empty if no queue has one of the prefixes. */
    synchronized List<WorkQueue> read() {
        List<WorkQueue> known = queues;
        long now = time.nanoTime().getAsLong();
        if (known != null && now - readNanos < REFRESH.toNanos()) {
            return known;
        }
        List<WorkQueue> read = isAll() ? List.of() : settings.workQueues().isEmpty() ? matching() : named();
        if (known == null || !names(known).equals(names(read))) {
            LogLine.in(LogArea.INIT)
                    .info(LOG, "Polling the work queues " + names(read) + " of work pool '" + pool + "'");
        }
        queues = read;
        readNanos = now;
        return read;
    }

    Set<String> names() {
        return names(read());
    }

    private static Set<String> names(List<WorkQueue> queues) {
        return queues.stream().map(WorkQueue::name).collect(Collectors.toSet());
    }

    private List<WorkQueue> named() {
        List<WorkQueue> named = new ArrayList<>();
        for (String name : settings.workQueues()) {
            named.add(readOrCreate(name));
        }
        return List.copyOf(named);
    }

    /** A queue without a work pool is created with its pool. */
    private WorkQueue readOrCreate(String name) {
        try {
            return prefect.workQueues().read(pool, name).execute();
        } catch (ServiceException.NotFound missing) {
            WorkQueueCreate queue = WorkQueueCreate.builder().name(name).build();
            try {
                WorkQueue created = settings.workPool() == null
                        ? prefect.workQueues().create(queue).execute()
                        : prefect.workQueues().create(pool, queue).execute();
                LogLine.in(LogArea.INIT).info(LOG, "Created the work queue '" + name + "'");
                return created;
            } catch (ServiceException.Conflict createdByAnotherAgent) {
                return prefect.workQueues().read(pool, name).execute();
            }
        }
    }

    private List<WorkQueue> matching() {
        WorkQueueQuery query = WorkQueueQuery.builder()
                .workQueues(WorkQueueFilter.builder()
                        .name(InOrPrefix.prefix(settings.workQueuePrefixes().toArray(String[]::new)))
                        .build())
                .build();
        try {
            return prefect.workQueues().filter(pool, query).toList();
        } catch (ServiceException.NotFound noPool) {
            // The pool of queues without one is created with the first queue.
            return List.of();
        }
    }
}
