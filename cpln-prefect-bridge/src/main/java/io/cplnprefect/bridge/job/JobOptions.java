/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a job is observed. Immutable. The options are tags of its command, so that every worker knows them.
 *
 * @param watchTimeout the longest duration of the job, in whole seconds, or {@code null} for no limit
 * @param leaveRunningOnTimeout whether the job continues after its time-out, when its flow run has been reported as CRASHED;
 *     otherwise it is stopped
 * @param streamOutput whether the listener of the worker receives the log lines of the job
 */
public record JobOptions(@Nullable Duration watchTimeout, boolean leaveRunningOnTimeout, boolean streamOutput) {

    /** No time-out; the output is streamed. */
    public static final JobOptions DEFAULT = new JobOptions(null, false, true);
}
