/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * Runs jobs as scripts, in the time of a scheduler, which may be virtual; all steps run on that scheduler.
 *
 * <p>Safe for use by several threads.
 */
public final class ScriptedRuntime implements JobRuntime {
    private final ScheduledExecutorService scheduler;
    private final Function<JobSpec, JobScript> scripts;

    /**
     * Creates a runtime.
     *
     * @param scheduler runs the steps; never shut down by this runtime. Use that of the emulator, so that both share one
     *     time
     * @param scripts called once for each job that starts
     */
    public ScriptedRuntime(ScheduledExecutorService scheduler, Function<JobSpec, JobScript> scripts) {
        this.scheduler = scheduler;
        this.scripts = scripts;
    }

    @Override
    public RunningJob start(JobSpec spec, JobEvents events) {
        JobScript script = scripts.apply(spec);
        Set<String> unknown = script.containers();
        spec.containers().forEach(container -> unknown.remove(container.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the script names containers that the job does not have: " + unknown);
        }
        ScriptedJob job = new ScriptedJob(spec, script, events, scheduler);
        job.begin();
        return job;
    }
}
