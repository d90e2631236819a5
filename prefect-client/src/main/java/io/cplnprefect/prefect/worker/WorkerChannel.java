/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.internal.PathSegment;
import io.cplnprefect.prefect.internal.PrefectSocket;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket between a worker and its work pool, on servers of 3.7.2 and later: heartbeats without requests, and the work pool
 * whenever it changes. It is opened once; when it has ended, open another one. {@link Workers#heartbeat} and reads of the work pool have
 * the same results on all servers.
 *
 * <p>Does not request the delivery of cleanup messages, by which a server has the infrastructure of flow runs stopped. Thread-safe.
 */
public final class WorkerChannel implements AutoCloseable {

    /** The first release with the channel. */
    public static final ServerVersion SINCE = new ServerVersion(3, 7, 2);

    private static final Duration SETUP_TIMEOUT = Duration.ofSeconds(10);

    private final ServiceConnection connection;
    private final WorkerFrames frames;
    private final String workPoolName;
    private final CompletableFuture<WorkPool> ready = new CompletableFuture<>();
    private @Nullable TextSocket socket;
    private @Nullable WorkPool workPool;
    private int sequence;
    private boolean ended;

    private WorkerChannel(ServiceConnection connection, WorkerHello worker) {
        this.connection = connection;
        this.frames = new WorkerFrames(connection.mapper(), worker);
        this.workPoolName = worker.workPool();
    }

    /**
     * Opens the channel of a worker, whose first heartbeat is part of it. Does not block.
     *
     * @param connection opens the WebSocket
     * @param token API key, or {@code user:password}; {@code null} for none
     * @param worker the worker
     * @return the channel, which may not be {@linkplain #ready ready} yet
     * @throws UsageException if the client is closed
     */
    public static WorkerChannel open(ServiceConnection connection, @Nullable Secret token, WorkerHello worker) {
        WorkerChannel channel = new WorkerChannel(connection, worker);
        channel.connect(worker, token);
        return channel;
    }

    private void connect(WorkerHello worker, @Nullable Secret token) {
        String path = "work_pools/" + PathSegment.encoded(worker.workPool()) + "/workers/connect";
        TextSocket opened = connection.openSocket(path, PrefectSocket.SUBPROTOCOL, new Frames());
        synchronized (this) {
            socket = opened;
        }
        // Queued until the handshake has ended.
        var unused = opened.send(PrefectSocket.authentication(connection.mapper(), token));
        try {
            var timeout = connection
                    .time()
                    .scheduler()
                    .schedule(this::endUnlessReady, SETUP_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
            var unusedEither = ready.whenComplete((pool, failure) -> timeout.cancel(false));
        } catch (RejectedExecutionException e) {
            end(new UsageException("The client was closed. Close the channel first.", e));
        }
    }

    /**
     * Returns the future of the work pool as the server first sends it: the worker is online then.
     *
     * @return the future; fails with an {@link ApiException} if the channel ends before, for which it has 10 seconds
     */
    public CompletableFuture<WorkPool> ready() {
        return ready.copy();
    }

    /**
     * Sends a heartbeat.
     *
     * @return {@code false} if the channel is not ready or has ended
     */
    public boolean heartbeat() {
        TextSocket open;
        synchronized (this) {
            open = workPool == null || ended ? null : socket;
        }
        return open != null && open.send(frames.heartbeat(connection.time().now()));
    }

    /**
     * Returns the work pool as the server last sent it.
     *
     * @return the work pool; empty if the channel is not ready or has ended
     */
    public synchronized Optional<WorkPool> workPool() {
        return ended ? Optional.empty() : Optional.ofNullable(workPool);
    }

    /**
     * Returns whether the channel has ended.
     *
     * @return whether it has, by either side
     */
    public synchronized boolean isEnded() {
        return ended;
    }

    /** Ends the channel. The server regards the worker as online until its heartbeats are missing. Repeated calls have no effect. */
    @Override
    public void close() {
        end(new UsageException("The channel of work pool '" + workPoolName + "' was closed"));
    }

    private void endUnlessReady() {
        end(new UsageException("The server did not accept the worker of work pool '" + workPoolName + "' within "
                + SETUP_TIMEOUT.toSeconds() + " s"));
    }

    private void end(ApiException reason) {
        TextSocket open;
        synchronized (this) {
            ended = true;
            open = socket;
        }
        ready.completeExceptionally(reason);
        if (open != null) {
            open.close();
        }
    }

    private void received(JsonNode snapshot) {
        WorkPool received;
        try {
            received = connection.mapper().treeToValue(snapshot.path("work_pool"), WorkPool.class);
        } catch (JsonProcessingException e) {
            end(new UsageException("Cannot read the work pool '" + workPoolName + "': " + e.getOriginalMessage()));
            return;
        }
        synchronized (this) {
            int number = snapshot.path("snapshot_sequence").asInt();
            if (number <= sequence) {
                return;
            }
            sequence = number;
            workPool = received;
        }
        ready.complete(received);
    }

    /** The frames of the server. */
    private final class Frames implements TextSocketListener {

        @Override
        public void text(String text) {
            JsonNode frame;
            try {
                frame = connection.mapper().readTree(text);
            } catch (JsonProcessingException e) {
                end(new UsageException("The server sent a frame that is not JSON: " + e.getOriginalMessage()));
                return;
            }
            switch (frame.path("type").asText()) {
                case "auth_success" -> sendHello();
                case "worker.ready.v1" -> received(frame.at("/payload/initial_snapshot"));
                case "work_pool.snapshot.v1" -> received(frame.path("payload"));
                default -> {
                    // A frame of a capability that was not requested, or of a later release.
                }
            }
        }

        private void sendHello() {
            TextSocket open;
            synchronized (WorkerChannel.this) {
                open = socket;
            }
            if (open != null) {
                var unused = open.send(frames.hello(connection.time().now()));
            }
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            end(
                    failure == null
                            ? new UsageException("The server closed the channel of work pool '" + workPoolName + "'")
                            : failure);
        }
    }
}
