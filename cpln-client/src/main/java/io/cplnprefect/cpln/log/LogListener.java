/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the lines of a {@link LogTail}. Methods are called one after another, on a thread of the client. An exception thrown by
 * {@link #entries} or {@link #dropped} ends the tail.
 */
public interface LogListener {

    /**
     * Called when lines have been received.
     *
     * @param batch the lines of one message, sorted by time
     */
    void entries(List<LogEntry> batch);

    /**
     * Called when the logs service has left out lines because this listener was too slow. {@link Logs#range} reads them.
     *
     * @param lines the lines that were left out, by labels and time
     */
    void dropped(List<DroppedEntry> lines);

    /**
     * Called once, when the connection has ended; no further method is called. The platform ends each connection after half an
     * hour.
     *
     * @param failure {@code null} if the server or {@link LogTail#close()} ended the connection normally; a
     *     {@link io.cplnprefect.core.error.ServiceException} if the server refused it; a
     *     {@link io.cplnprefect.core.error.TransportException} if it could not be established, was not trusted, or broke; a
     *     {@link io.cplnprefect.core.error.DecodingException} if a message could not be read; a
     *     {@link io.cplnprefect.core.error.UsageException} if a method of this listener threw
     */
    void ended(@Nullable ApiException failure);
}
