/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.call.ServiceConnection;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.ErrorAnswer;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.setting.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A tail over a WebSocket. Dead connections are noticed by pings. */
final class LogSocket extends WebSocketListener implements LogTail {

    private static final Duration PING = Duration.ofSeconds(30);
    private static final int NORMAL_CLOSURE = 1000;

    private final LogListener listener;
    private final ObjectReader reader;
    private final CallSite site;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable WebSocket socket;

    private LogSocket(LogListener listener, ObjectReader reader, CallSite site) {
        this.listener = listener;
        this.reader = reader;
        this.site = site;
    }

    static LogSocket open(ServiceConnection connection, String address, Secret token, LogListener listener) {
        OkHttpClient http = connection.http().newBuilder().pingInterval(PING).build();
        Request request = new Request.Builder()
                .url(address)
                .header("Authorization", token.reveal())
                .build();
        LogSocket tail = new LogSocket(
                listener,
                connection.mapper().readerFor(Frame.class),
                new CallSite("GET", request.url().encodedPath(), 1));
        tail.socket = http.newWebSocket(request, tail);
        return tail;
    }

    record Frame(@Nullable List<LogStreams> streams) {}

    @Override
    public void onMessage(WebSocket webSocket, String text) {
        if (ended.get()) {
            return;
        }
        List<LogEntry> entries;
        try {
            Frame frame = reader.readValue(text);
            entries = LogStreams.sorted(frame.streams == null ? List.of() : frame.streams);
        } catch (JsonProcessingException | RuntimeException e) {
            webSocket.cancel();
            end(broken("a frame of the log cannot be read", e));
            return;
        }
        if (!entries.isEmpty()) {
            listener.entries(entries);
        }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(NORMAL_CLOSURE, null);
        // Only this code means that the session's time was up; with the others the server tells of a trouble, and
        // whoever
        // connects again at once adds to it.
        end(
                code == NORMAL_CLOSURE
                        ? null
                        : broken("the log service closed the connection with code " + code + ": " + reason, null));
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
        if (response != null && response.code() >= 400) {
            end(ServiceException.of(
                    new ErrorAnswer(site, response.code(), "the log cannot be tailed", "", null, null)));
        } else {
            end(broken("the log connection broke: " + failure.getMessage(), failure));
        }
    }

    private TransportException broken(String what, @Nullable Throwable cause) {
        return new TransportException(site, Reason.BROKEN, false, what, cause);
    }

    private void end(@Nullable Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            listener.ended(failure);
        }
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.close(NORMAL_CLOSURE, null);
        }
        end(null);
    }
}
