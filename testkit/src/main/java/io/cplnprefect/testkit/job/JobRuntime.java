/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

/**
 * Runs the containers of one job at a time for the emulated Control Plane.
 *
 * <p>The emulator calls {@link #start} from its scheduler; an implementation must be safe for use by several threads and
 * must not wait for the job. A job has ended when each of its containers has {@linkplain JobEvents#exited exited}.
 */
public interface JobRuntime extends AutoCloseable {
    /**
     * Starts all containers of a job without waiting for them; an exception fails the job with its message.
     *
     * @param events receives the job's lines and exits; may be called before this method returns
     */
    RunningJob start(JobSpec spec, JobEvents events);

    /** Ends all jobs of this runtime. */
    @Override
    default void close() {}
}
