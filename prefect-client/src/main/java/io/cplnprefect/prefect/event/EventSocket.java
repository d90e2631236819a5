/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.PrefectSocket;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that accepts events. Servers of 3.3.5 and later expect a message that authenticates it; older ones, and Prefect Cloud,
 * would read that message as an event. Thread-safe.
 */
final class EventSocket implements TextSocketListener {

    private static final ServerVersion AUTHENTICATED_SINCE = ServerVersion.parse("3.3.5");

    private final EventConnection server;
    private final Runnable onReady;
    private final Consumer<@Nullable ApiException> onEnd;
    private boolean accepted;
    private boolean closed;
    private @Nullable TextSocket socket;

    EventSocket(EventConnection server, Runnable onReady, Consumer<@Nullable ApiException> onEnd) {
        this.server = server;
        this.onReady = onReady;
        this.onEnd = onEnd;
    }

    /** Reads the version of the server and opens the WebSocket. */
    void open() {
        try {
            var unused = server.version().get().executeAsync().whenComplete((version, failure) -> {
                if (version != null) {
                    open(version);
                } else {
                    onEnd.accept(
                            failure instanceof ApiException e
                                    ? e
                                    : new UsageException(String.valueOf(failure), failure));
                }
            });
        } catch (ApiException e) {
            onEnd.accept(e);
        }
    }

    private void open(ServerVersion version) {
        boolean authenticated = !version.equals(ServerVersion.CLOUD) && version.compareTo(AUTHENTICATED_SINCE) >= 0;
        String authentication;
        TextSocket opened;
        try {
            authentication = server.authentication();
            opened = server.connection()
                    .openSocket("events/in", authenticated ? PrefectSocket.SUBPROTOCOL : Map.of(), this);
        } catch (UsageException e) {
            onEnd.accept(e);
            return;
        }
        boolean late;
        synchronized (this) {
            socket = opened;
            // Messages are queued until the handshake has ended.
            accepted |= !authenticated;
            late = closed;
        }
        if (late) {
            opened.close();
        } else if (authenticated) {
            var unused = opened.send(authentication);
        }
        onReady.run();
    }

    /** Returns the WebSocket if it accepts events, else {@code null}. */
    synchronized @Nullable TextSocket ready() {
        return accepted ? socket : null;
    }

    void close() {
        TextSocket open;
        synchronized (this) {
            closed = true;
            open = socket;
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void text(String text) {
        if (server.parse(text).path("type").asText().equals("auth_success")) {
            synchronized (this) {
                accepted = true;
            }
            onReady.run();
        }
    }

    @Override
    public void ended(@Nullable ApiException failure) {
        onEnd.accept(failure);
    }
}
