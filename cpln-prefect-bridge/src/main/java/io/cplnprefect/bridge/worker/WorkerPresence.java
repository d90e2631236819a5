/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.worker.Heartbeat;
import io.cplnprefect.prefect.worker.Integration;
import io.cplnprefect.prefect.worker.WorkerChannel;
import io.cplnprefect.prefect.worker.WorkerHello;
import io.cplnprefect.prefect.worker.WorkerMetadata;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the server sees that a worker is online: over the channel of its work pool where the server has one, by request otherwise. A channel
 * that does not open, or that breaks, is opened again by a later heartbeat, at intervals from one heartbeat to 10 minutes. Thread-safe.
 */
final class WorkerPresence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerPresence.class);

    private static final String VERSION =
            Objects.requireNonNullElse(WorkerPresence.class.getPackage().getImplementationVersion(), "unreleased");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Prefect prefect;
    private final WorkerHello worker;
    private final LongSupplier nanoTime;
    private final boolean channels;
    private @Nullable WorkerChannel channel;
    private Duration wait;
    private long connectAt;
    private boolean closed;
    private volatile boolean described;

    /**
     * Creates a presence that sends nothing yet.
     *
     * @param prefect client of the server
     * @param worker the worker
     * @param time clock of the intervals
     * @param channels whether a channel is used
     */
    WorkerPresence(Prefect prefect, WorkerHello worker, TimeSource time, boolean channels) {
        this.prefect = prefect;
        this.worker = worker;
        this.nanoTime = time.nanoTime();
        this.channels = channels;
        this.wait = worker.heartbeatInterval();
        this.connectAt = nanoTime.getAsLong();
    }

    /** Sends a heartbeat; throws an {@link ApiException} if a request is necessary and fails. */
    void heartbeat() {
        WorkerChannel open = channel();
        if (open != null && open.heartbeat()) {
            synchronized (this) {
                wait = worker.heartbeatInterval();
            }
            return;
        }
        prefect.workers().heartbeat(worker.workPool(), heartbeatRequest()).execute();
        described = true;
        if (channels && (open == null || open.isEnded())) {
            connect();
        }
    }

    private Heartbeat heartbeatRequest() {
        Heartbeat.Builder request = Heartbeat.builder()
                .name(worker.name())
                .heartbeatIntervalSeconds(
                        Math.toIntExact(worker.heartbeatInterval().toSeconds()));
        if (!described && prefect.version().equals(ServerVersion.CLOUD)) {
            request.metadata(WorkerMetadata.builder()
                    .addIntegrations(Integration.builder()
                            .name("cpln-prefect-bridge")
                            .version(VERSION)
                            .build())
                    .build());
        }
        return request.build();
    }

    private synchronized @Nullable WorkerChannel channel() {
        return channel;
    }

    private synchronized void connect() {
        if (closed || nanoTime.getAsLong() - connectAt < 0) {
            return;
        }
        connectAt = nanoTime.getAsLong() + wait.toNanos();
        Duration twice = wait.multipliedBy(2);
        wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
        try {
            if (prefect.version().compareTo(WorkerChannel.SINCE) < 0) {
                return;
            }
            channel = prefect.openWorkerChannel(worker);
        } catch (ApiException e) {
            LOG.debug("The channel of work pool '{}' was not opened", worker.workPool(), e);
            return;
        }
        var unused = channel.ready().whenComplete((pool, failure) -> {
            if (failure != null) {
                LOG.debug("The channel of work pool '{}' is not available", worker.workPool(), failure);
            }
        });
    }

    /** Returns the work pool as the channel last received it; empty while there is no channel. */
    Optional<WorkPool> workPool() {
        WorkerChannel open = channel();
        return open == null ? Optional.empty() : open.workPool();
    }

    @Override
    public void close() {
        WorkerChannel open;
        synchronized (this) {
            closed = true;
            open = channel;
        }
        if (open != null) {
            open.close();
        }
    }
}
