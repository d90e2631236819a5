/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.ItemObserver;
import io.cplnprefect.testkit.cpln.internal.item.ItemWriter;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The open streams of workload statuses, and the changes that they send. */
public final class StatusStreams implements ItemObserver {
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Duration readinessDelay;
    private final Set<StatusStream> open = ConcurrentHashMap.newKeySet();

    /**
     * Creates an empty set of streams.
     *
     * @param readinessDelay the time after which a written workload is ready, which is a change of its own
     */
    public StatusStreams(Clock clock, ScheduledExecutorService scheduler, Duration readinessDelay) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.readinessDelay = readinessDelay;
    }

    void opened(StatusStream stream) {
        open.add(stream);
    }

    void closed(StatusStream stream) {
        open.remove(stream);
    }

    /** Returns the open streams. */
    public Set<StatusStream> streams() {
        return Set.copyOf(open);
    }

    @Override
    public void stored(ObjectNode item) {
        if (isWorkload(item)) {
            String link = Links.self(item);
            changed(link);
            if (!readinessDelay.isZero() && !open.isEmpty()) {
                changedLater(link);
            }
        }
    }

    @Override
    public void removed(ObjectNode item) {
        if (isWorkload(item)) {
            changed(Links.self(item));
        }
    }

    /** Sends a change of a workload to the streams that have registered it. */
    public void changed(String workloadLink) {
        if (open.isEmpty()) {
            return;
        }
        ObjectNode event = Json.object().put("id", UUID.randomUUID().toString());
        event.put("eventType", "workload-status").put("timestamp", ItemWriter.timestamp(clock.instant()));
        event.putObject("data")
                .put("org", Links.orgOf(workloadLink))
                .put("gvc", Links.gvcOf(workloadLink))
                .put("workload", Links.name(workloadLink));
        String message = Json.write(event);
        open.forEach(stream -> stream.send(workloadLink, message));
    }

    private void changedLater(String workloadLink) {
        try {
            var unused =
                    scheduler.schedule(() -> changed(workloadLink), readinessDelay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The emulator is closing.
            return;
        }
    }

    private static boolean isWorkload(ObjectNode item) {
        return item.path("kind").asText().equals("workload");
    }
}
