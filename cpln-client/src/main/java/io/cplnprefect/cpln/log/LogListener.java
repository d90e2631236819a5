/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what a {@link LogTail} brings. Methods are called one after another, on a thread of the client. */
public interface LogListener {

    /**
     * Lines have come.
     *
     * @param batch the lines of one message, sorted by time
     */
    void entries(List<LogEntry> batch);

    /**
     * The connection has ended; nothing more comes. The platform ends each after half an hour.
     *
     * @param failure why, a {@link io.cplnprefect.core.error.ServiceException} when the server refused; {@code null} when the server
     *     or {@link LogTail#close()} ended it in order
     */
    void ended(@Nullable Throwable failure);
}
