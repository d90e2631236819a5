/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;

/**
 * Receives the lines of a job. Called for one line after another, on the executor of the {@link JobLogs}, without a lock.
 *
 * <p>A consumer that blocks delays only the lines of its own job. A line for which it throws counts as delivered.
 */
@FunctionalInterface
public interface LineConsumer {

    /**
     * Called once per line. Lines are in the order of their times, except those that became visible later than a younger line.
     *
     * @param line the text, its time and its labels, such as {@code container} and {@code stream}
     */
    void accept(LogEntry line);
}
