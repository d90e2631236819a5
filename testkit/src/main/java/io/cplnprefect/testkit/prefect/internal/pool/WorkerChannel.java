/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.socket.AuthenticatedSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/** The server's side of the channel of one worker. */
final class WorkerChannel extends AuthenticatedSocket {
    private final ChannelSetup setup;
    private final String poolName;
    private final Executor locked;
    private @Nullable WebSocket socket;
    private @Nullable Worker worker;
    private String updated = "";
    private int snapshots;
    private boolean ended;

    /** A worker as its hello names it. */
    private record Worker(JsonNode consumerId, JsonNode name, String poolId) {}

    WorkerChannel(
            ChannelSetup setup,
            String poolName,
            @Nullable String authString,
            @Nullable Socket connection,
            Executor locked) {
        super(true, authString, connection);
        this.setup = setup;
        this.poolName = poolName;
        this.locked = locked;
    }

    @Override
    protected String refusal(String problem) {
        return ChannelEnd.AUTHENTICATION_FAILED.reason();
    }

    @Override
    protected void received(WebSocket webSocket, JsonNode frame) {
        locked.execute(() -> {
            socket = webSocket;
            if (!ended) {
                handle(frame);
            }
        });
    }

    @Override
    protected void notJson(WebSocket webSocket) {
        locked.execute(() -> {
            socket = webSocket;
            end(ChannelEnd.PROTOCOL_ERROR);
        });
    }

    private void handle(JsonNode frame) {
        String type = setup.frames().isValid(frame) ? frame.path("type").asText() : "";
        if (worker == null && type.equals("worker.hello.v1")) {
            try {
                hello(frame.path("payload"));
            } catch (ChannelRefusedException e) {
                end(e.end());
            }
        } else if (worker != null && type.equals("worker.heartbeat.v1")) {
            heartbeat(worker, frame.path("payload"));
        } else if (worker != null && type.startsWith("cleanup.")) {
            send(setup.frames().cleanupRefused(frame));
        } else {
            end(ChannelEnd.PROTOCOL_ERROR);
        }
    }

    private void hello(JsonNode hello) {
        ObjectNode pool = setup.pool(poolName, hello);
        List<ObjectNode> queues = setup.queues(pool, hello);
        boolean changed = setup.setTemplate(pool, hello);
        JsonNode name = hello.path("worker_name");
        setup.workers().record(pool, name.asText(), hello.path("heartbeat_interval_seconds"));
        worker = new Worker(hello.path("consumer_id"), name, pool.path("id").asText());
        setup.channels().add(this);
        snapshots = 1;
        updated = pool.path("updated").asText();
        send(setup.frames().ready(hello, queues, setup.json().of(pool)));
        if (changed) {
            setup.channels().poolUpdated(pool, pool);
        }
    }

    private void heartbeat(Worker sender, JsonNode payload) {
        ObjectNode pool = setup.store().workPools.get(sender.poolId());
        if (pool == null
                || !payload.path("consumer_id").equals(sender.consumerId())
                || !payload.path("worker_name").equals(sender.name())) {
            end(ChannelEnd.PROTOCOL_ERROR);
            return;
        }
        setup.workers().record(pool, sender.name().asText(), payload.path("heartbeat_interval_seconds"));
        if (!pool.path("updated").asText().equals(updated)) {
            changed("heartbeat_reconciliation");
        }
    }

    /** Returns whether the worker has a pool. */
    boolean isOf(ObjectNode pool) {
        return worker != null && worker.poolId().equals(pool.path("id").asText());
    }

    /** Sends the pool, which has changed. */
    void changed(String reason) {
        ObjectNode pool = worker == null ? null : setup.store().workPools.get(worker.poolId());
        if (pool != null) {
            snapshots++;
            updated = pool.path("updated").asText();
            send(setup.frames().changed(snapshots, reason, setup.json().of(pool)));
        }
    }

    /** Closes the channel. */
    void end(ChannelEnd end) {
        if (socket != null) {
            socket.close(end.code(), end.reason());
        }
        ended = true;
        setup.channels().remove(this);
    }

    private void send(ObjectNode frame) {
        if (socket != null) {
            socket.send(frame.toString());
        }
    }

    @Override
    protected void ended() {
        locked.execute(() -> {
            ended = true;
            setup.channels().remove(this);
        });
    }
}
