/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.discovery.PlatformService;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A log tail over a WebSocket. */
final class LogSocket implements TextSocketListener {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final LogListener listener;
    private final ObjectReader reader;
    private final CallSite site;
    private volatile @Nullable DecodingException unreadable;

    private LogSocket(LogListener listener, ObjectReader reader, CallSite site) {
        this.listener = listener;
        this.reader = reader;
        this.site = site;
    }

    static LogTail open(PlatformService service, String path, Supplier<Secret> token, LogListener listener) {
        LogSocket tail = new LogSocket(
                listener, service.reader(TailMessage.class), new CallSite("GET", path.replaceFirst("\\?.*", ""), 1));
        // The server expects the token of a handshake without a scheme.
        TextSocket socket = service.openSocket(
                (connection, events) -> connection.openSocket(
                        path, Map.of("Authorization", token.get().reveal()), events),
                tail);
        return socket::close;
    }

    @Override
    public void text(String text) {
        List<LogEntry> entries;
        List<DroppedEntry> dropped;
        try {
            TailMessage message = reader.readValue(text);
            entries = message.entries();
            dropped = message.dropped();
        } catch (JsonProcessingException | RuntimeException e) {
            DecodingException failure =
                    new DecodingException(site, SWITCHING_PROTOCOLS, "invalid message of the log", "", null, e);
            unreadable = failure;
            // Ends the socket: a tail that goes on would hide the lost lines.
            throw failure;
        }
        if (!dropped.isEmpty()) {
            listener.dropped(dropped);
        }
        if (!entries.isEmpty()) {
            listener.entries(entries);
        }
    }

    @Override
    public void ended(@Nullable ApiException reason) {
        ApiException failure = unreadable;
        listener.ended(failure == null ? reason : failure);
    }
}
