/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.internal.job.Jobs;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command in a replica. The first message is the request. Without a terminal, the next message, which clients send in fragments, is
 * the whole standard input; with one, each message is a JSON document with some of it, or with a new size, which is ignored.
 */
final class ExecSocket extends WebSocketListener {
    private static final int NORMAL_CLOSURE = 1000;
    private static final int CANNOT_RUN = 126;
    private static final String FAILED = "Failed to create terminal session: ";

    private static final Logger LOG = LoggerFactory.getLogger(ExecSocket.class);

    private final TerminalEndpoints endpoints;
    private final Jobs jobs;
    private boolean requested;
    private boolean terminal;
    private boolean input;
    private boolean reportsInput;
    private volatile @Nullable Process process;

    ExecSocket(TerminalEndpoints endpoints, Jobs jobs) {
        this.endpoints = endpoints;
        this.jobs = jobs;
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        if (requested) {
            receive(webSocket, ByteString.encodeUtf8(text));
            return;
        }
        requested = true;
        try {
            start(webSocket, Json.parse(text));
        } catch (JsonProcessingException e) {
            end(webSocket, FAILED + "the request is not valid JSON");
        } catch (ApiException e) {
            end(webSocket, (e.status() == 401 || e.status() == 403 ? "Unauthorized: " : FAILED) + e.getMessage());
        } catch (IOException e) {
            end(webSocket, FAILED + e.getMessage() + ": command terminated with exit code " + CANNOT_RUN);
        }
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
        receive(webSocket, bytes);
    }

    private void start(WebSocket webSocket, JsonNode request) throws IOException {
        String workload = endpoints.workload(request);
        List<String> command = new ArrayList<>();
        request.path("command").forEach(word -> command.add(word.asText()));
        if (command.isEmpty()) {
            command.add(request.path("shell").asText("sh"));
        }
        terminal = request.path("tty").asBoolean();
        input = request.path("stdin").asBoolean();
        reportsInput = request.path("writeReceivedBytes").asBoolean();
        Process started = jobs.exec(
                workload,
                request.path("pod").asText(),
                request.path("container").asText(),
                command);
        process = started;
        if (!input) {
            started.getOutputStream().close();
        }
        Thread reader = new Thread(() -> forward(started, webSocket), "replica-exec");
        reader.setDaemon(true);
        reader.start();
    }

    private void receive(WebSocket webSocket, ByteString bytes) {
        Process running = process;
        if (running == null || !input) {
            return;
        }
        try {
            OutputStream stdin = running.getOutputStream();
            if (terminal) {
                for (JsonNode value : Json.parse(bytes.utf8()).path("buffer")) {
                    stdin.write(value.asInt());
                }
                stdin.flush();
            } else {
                stdin.write(bytes.toByteArray());
                if (reportsInput) {
                    webSocket.send(Integer.toString(bytes.size()));
                }
                stdin.close();
            }
        } catch (IOException e) {
            // The command has ended or has closed its input.
            running.destroy();
        }
    }

    /** A message has bytes of one stream only: the vendor's client takes one with an error text for no data. */
    private static void forward(Process process, WebSocket socket) {
        Thread errors = new Thread(() -> forwardErrors(process, socket), "replica-exec-errors");
        errors.setDaemon(true);
        errors.start();
        try (InputStream output = process.getInputStream()) {
            Outgoing.send(output, socket);
            errors.join();
            int exitCode = process.waitFor();
            end(socket, exitCode == 0 ? "" : FAILED + "command terminated with exit code " + exitCode);
        } catch (IOException e) {
            end(socket, FAILED + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forwardErrors(Process process, WebSocket socket) {
        // Whole lines, because the vendor's client recognizes a warning by its text.
        try (BufferedReader errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                socket.send(ByteString.encodeUtf8(line + "\n"));
            }
        } catch (IOException e) {
            LOG.debug("The error output of a command ended early", e);
        }
    }

    private static void end(WebSocket socket, String message) {
        if (!message.isEmpty()) {
            socket.send(message);
        }
        socket.close(NORMAL_CLOSURE, null);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(NORMAL_CLOSURE, null);
        kill();
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
        kill();
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
