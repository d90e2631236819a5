/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** The worker channels of a 3.x server. Each receives the heartbeats of a worker and sends its work pool whenever that changes. */
public final class WorkerChannels {
    private static final Pattern PATH = Pattern.compile("/work_pools/([^/]+)/workers/connect");
    /** The members of a pool whose changes are sent at once; others are sent after the next heartbeat. */
    private static final List<String> SENT =
            List.of("base_job_template", "concurrency_limit", "is_paused", "storage_configuration");

    private final Store store;
    private final ChannelSetup setup;
    private final @Nullable String authString;
    private final Executor locked;
    private final Set<WorkerChannel> open = new LinkedHashSet<>();

    /**
     * Creates the channels of a store.
     *
     * @param authString user and password with a colon between them, or null for a server without authentication
     * @param locked runs a task at once, while no other one uses the store
     */
    public WorkerChannels(
            Store store,
            WorkPools pools,
            WorkQueues queues,
            Workers workers,
            @Nullable String authString,
            Executor locked) {
        this.store = store;
        this.authString = authString;
        this.locked = locked;
        setup = new ChannelSetup(store, pools, queues, workers, this);
    }

    /**
     * Returns the server's side of a new channel, or null if the path is another one or the client has not named the
     * subprotocol.
     *
     * @param connection the connection below the WebSocket, or null if it is unknown
     */
    public @Nullable WebSocketListener open(String path, boolean handshake, @Nullable Socket connection) {
        Matcher matcher = PATH.matcher(path);
        if (!store.v3() || !handshake || !matcher.matches()) {
            return null;
        }
        String pool = URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new WorkerChannel(setup, pool, authString, connection, locked);
    }

    /** Sends a pool after a request has changed some members. */
    void poolUpdated(ObjectNode pool, JsonNode changes) {
        if (SENT.stream().anyMatch(changes::has)) {
            of(pool).forEach(channel -> channel.changed("work_pool_updated"));
        }
    }

    /** Closes the channels of a pool that was deleted. */
    void poolDeleted(ObjectNode pool) {
        of(pool).forEach(channel -> channel.end(ChannelEnd.AUTHORIZATION_FAILED));
    }

    void add(WorkerChannel channel) {
        open.add(channel);
    }

    void remove(WorkerChannel channel) {
        open.remove(channel);
    }

    private List<WorkerChannel> of(ObjectNode pool) {
        return open.stream().filter(channel -> channel.isOf(pool)).toList();
    }
}
