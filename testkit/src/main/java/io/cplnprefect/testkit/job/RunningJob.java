/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.time.Duration;

/** A job that was started and can be asked to stop. */
public interface RunningJob {
    /**
     * Asks all containers to end and kills those that are left after the grace period; returns at once. Their ends are
     * reported through {@link JobEvents}. Does nothing when the job is over.
     */
    void stop(Duration grace);
}
