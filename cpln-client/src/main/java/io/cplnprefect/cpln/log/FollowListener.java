/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Receives the lines of a {@link FollowedLog}. Methods are called one after another, on the executor of {@link FollowOptions}, and
 * never under a lock. They may block: lines that cannot be queued until they return are read again later. An exception thrown by a method
 * ends the followed log.
 */
@FunctionalInterface
public interface FollowListener {

    /**
     * Called with the next lines, each line once. Lines of one stream are in the order in which the service returns them.
     *
     * @param lines the lines, at least one
     */
    void lines(List<LogEntry> lines);

    /**
     * Called when a connection has ended or a request has failed. Both are repeated, and no line is lost.
     *
     * @param failure the failure; {@code null} if the service ended the connection normally
     */
    default void interrupted(@Nullable ApiException failure) {}

    /**
     * Called once, after the last line; no further method is called.
     *
     * @param failure {@code null} after {@link FollowedLog#close()} and {@link FollowedLog#finish()}, and if the client is closed; a
     *     {@link io.cplnprefect.core.error.ServiceException} if the service refuses the token or the query; a
     *     {@link io.cplnprefect.core.error.UsageException} if a method of this listener threw, or if the executor of
     *     {@link FollowOptions} refused a task, which is reported on a thread of the client
     */
    default void ended(@Nullable ApiException failure) {}

    /**
     * Returns a listener that passes each line to the consumer of the value of a label, such as one for each replica.
     *
     * @param label name of the label, such as {@code replica} or {@code stream}
     * @param consumers returns the consumer of a value; called once for each value; the value of an absent label is empty
     * @return a listener for one followed log
     */
    static FollowListener byLabel(String label, Function<String, Consumer<LogEntry>> consumers) {
        Map<String, Consumer<LogEntry>> byValue = new HashMap<>();
        return lines ->
                lines.forEach(line -> byValue.computeIfAbsent(line.labels().getOrDefault(label, ""), consumers)
                        .accept(line));
    }
}
