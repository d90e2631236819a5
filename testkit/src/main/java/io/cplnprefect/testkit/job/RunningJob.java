/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.time.Duration;
import java.util.List;

/** A started job. */
public interface RunningJob {
    /**
     * Stops all containers and kills those that still run after the grace period; returns without waiting. The exits are
     * reported through {@link JobEvents}. Does nothing if the job has ended.
     */
    void stop(Duration grace);

    /** Returns whether the platform shows the replica of the job; true unless a script says otherwise. */
    default boolean isVisible() {
        return true;
    }

    /**
     * Starts a command in a container, as {@code cpln workload exec} does. Its process ends with the container at the latest.
     *
     * @param container name of the container
     * @param command program and arguments
     * @return the process
     * @throws IllegalStateException if the runtime has no processes, the container has ended, or the program cannot be started, with
     *     the reason
     */
    default Process exec(String container, List<String> command) {
        throw new IllegalStateException("the emulator runs commands only in the containers of a ProcessRuntime");
    }
}
