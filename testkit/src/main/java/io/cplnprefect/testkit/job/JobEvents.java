/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

/** Where a running job reports its lines and the ends of its containers; safe for use by several threads. */
public interface JobEvents {
    /** Takes one line, without its line end; lines are kept also when they arrive after the container's end. */
    void log(String container, JobStream stream, String line);

    /**
     * Takes the end of a container; only the first end of each container counts.
     *
     * @param reason one word as Kubernetes gives it: {@code Completed}, {@code Error}, {@code OOMKilled}
     * @param message text for people, may be empty
     */
    void exited(String container, int exitCode, String reason, String message);

    /** Takes the end of a container, with the reason that fits the exit code and no message. */
    default void exited(String container, int exitCode) {
        exited(container, exitCode, exitCode == 0 ? "Completed" : "Error", "");
    }
}
