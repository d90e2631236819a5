/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.setting.Secret;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A log tail over a WebSocket. */
final class LogSocket implements TextSocketListener, LogTail {

    private final LogListener listener;
    private final ObjectReader reader;
    private final CallSite site;
    private final AtomicReference<@Nullable ApiException> failure = new AtomicReference<>();
    private volatile @Nullable TextSocket socket;

    private LogSocket(LogListener listener, ObjectReader reader, CallSite site) {
        this.listener = listener;
        this.reader = reader;
        this.site = site;
    }

    static LogSocket open(ServiceConnection connection, String path, Secret token, LogListener listener) {
        LogSocket tail = new LogSocket(
                listener,
                connection.mapper().readerFor(Frame.class),
                new CallSite("GET", path.replaceFirst("\\?.*", ""), 1));
        tail.socket = connection.openSocket(path, Map.of("Authorization", token.reveal()), tail);
        return tail;
    }

    record Frame(@Nullable List<LogStreams> streams) {}

    @Override
    public void text(String text) {
        List<LogEntry> entries;
        try {
            Frame frame = reader.readValue(text);
            entries = LogStreams.sorted(frame.streams == null ? List.of() : frame.streams);
        } catch (JsonProcessingException | RuntimeException e) {
            failure.set(new DecodingException(site, 101, "a message of the log", "", null, e));
            close();
            return;
        }
        if (!entries.isEmpty()) {
            listener.entries(entries);
        }
    }

    @Override
    public void ended(@Nullable ApiException reason) {
        ApiException unreadable = failure.get();
        listener.ended(unreadable == null ? reason : unreadable);
    }

    @Override
    public void close() {
        TextSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
