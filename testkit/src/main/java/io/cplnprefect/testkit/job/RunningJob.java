/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.time.Duration;

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
}
