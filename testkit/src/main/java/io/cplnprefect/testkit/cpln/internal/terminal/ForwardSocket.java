/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.job.Jobs;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A connection to a port of a replica, which is that port of this machine. The first message is the request. */
final class ForwardSocket extends WebSocketListener {
    private static final int NORMAL_CLOSURE = 1000;
    private static final int FATAL = 0;
    private static final int TICKET_EXPIRED = 1;

    private final TerminalEndpoints endpoints;
    private final Jobs jobs;
    private final Tickets tickets;
    private volatile @Nullable Socket target;

    ForwardSocket(TerminalEndpoints endpoints, Jobs jobs, Tickets tickets) {
        this.endpoints = endpoints;
        this.jobs = jobs;
        this.tickets = tickets;
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        if (target != null) {
            onMessage(webSocket, ByteString.encodeUtf8(text));
            return;
        }
        try {
            connect(webSocket, Json.parse(text));
        } catch (JsonProcessingException e) {
            fail(webSocket, FATAL, "the request is not valid JSON");
        } catch (ApiException | IOException e) {
            fail(webSocket, FATAL, String.valueOf(e.getMessage()));
        }
    }

    private void connect(WebSocket webSocket, JsonNode request) throws IOException {
        String workload = endpoints.workload(request);
        int port = request.path("port").asInt();
        if (!tickets.permits(request.path("ticket").asText(), workload, port)) {
            fail(webSocket, TICKET_EXPIRED, "the ticket is not valid");
            return;
        }
        if (!jobs.hasReplica(workload, request.path("pod").asText())) {
            fail(webSocket, FATAL, "the emulator runs no process for this replica of " + workload);
            return;
        }
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        target = connected;
        Thread reader = new Thread(() -> forward(connected, webSocket), "replica-port");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        Socket open = target;
        if (open != null) {
            try {
                open.getOutputStream().write(bytes.toByteArray());
            } catch (IOException e) {
                webSocket.close(NORMAL_CLOSURE, null);
            }
        }
    }

    private static void forward(Socket from, WebSocket to) {
        try (InputStream input = from.getInputStream()) {
            Outgoing.send(input, to);
        } catch (IOException e) {
            // The client has ended the connection, or its peer has.
            to.close(NORMAL_CLOSURE, null);
        }
        to.close(NORMAL_CLOSURE, null);
    }

    private static void fail(WebSocket socket, int code, String message) {
        socket.send("Port-forward error: "
                + Json.write(Json.object().put("code", code).put("message", message)));
        socket.close(NORMAL_CLOSURE, null);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(NORMAL_CLOSURE, null);
        disconnect();
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        disconnect();
    }

    private void disconnect() {
        Socket open = target;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
