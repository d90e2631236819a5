/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.util.List;

/** Receives the log lines of a running job and the exits of its containers; safe for use by several threads. */
public interface JobEvents {
    /** Receives one line, without its line end. Lines that arrive after the exit of the container are kept. */
    void log(String container, JobStream stream, String line);

    /** Receives several lines that have one timestamp; by default they arrive one by one. */
    default void logAtOnce(String container, JobStream stream, List<String> lines) {
        lines.forEach(line -> log(container, stream, line));
    }

    /**
     * Receives the exit of a container; only the first exit of each container counts.
     *
     * @param reason one word as Kubernetes reports it: {@code Completed}, {@code Error}, {@code OOMKilled}
     * @param message a text for people, may be empty
     */
    void exited(String container, int exitCode, String reason, String message);

    /** Receives the exit of a container, with the reason that fits the exit code and without a message. */
    default void exited(String container, int exitCode) {
        exited(container, exitCode, exitCode == 0 ? "Completed" : "Error", "");
    }
}
