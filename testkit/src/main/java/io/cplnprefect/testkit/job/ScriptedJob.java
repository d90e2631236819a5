/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.cplnprefect.testkit.job.JobScript.Call;
import io.cplnprefect.testkit.job.JobScript.Exit;
import io.cplnprefect.testkit.job.JobScript.Log;
import io.cplnprefect.testkit.job.JobScript.Sleep;
import io.cplnprefect.testkit.job.JobScript.Step;
import io.cplnprefect.testkit.job.JobScript.UntilStopped;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A script on its way; at most one scheduler task of it exists at any time. */
final class ScriptedJob implements RunningJob {
    /** What a process killed by SIGTERM ends with. */
    private static final int TERMINATED = 143;

    private static final Logger log = LoggerFactory.getLogger(ScriptedJob.class);

    private final JobSpec spec;
    private final Iterator<Step> steps;
    private final JobEvents events;
    private final ScheduledExecutorService scheduler;
    private volatile boolean stopped;

    ScriptedJob(JobSpec spec, List<Step> steps, JobEvents events, ScheduledExecutorService scheduler) {
        this.spec = spec;
        this.steps = steps.iterator();
        this.events = events;
        this.scheduler = scheduler;
    }

    void begin() {
        scheduler.execute(this::goOn);
    }

    /** A script never outlives the request to stop, so the grace period is not needed. */
    @Override
    public void stop(Duration grace) {
        stopped = true;
        exitAll(TERMINATED);
    }

    private void goOn() {
        while (!stopped && steps.hasNext()) {
            Step step = steps.next();
            if (step instanceof Sleep sleep) {
                var unused = scheduler.schedule(this::goOn, sleep.duration().toNanos(), NANOSECONDS);
                return;
            } else if (step instanceof UntilStopped) {
                return;
            } else if (step instanceof Log line) {
                events.log(nameOf(line.container()), line.stream(), line.line());
            } else if (step instanceof Exit exit) {
                events.exited(nameOf(exit.container()), exit.exitCode(), exit.reason(), exit.message());
            } else if (step instanceof Call call) {
                call(call);
            }
        }
        if (!stopped) {
            exitAll(0);
        }
    }

    private void call(Call call) {
        try {
            call.action().accept(spec);
        } catch (RuntimeException | AssertionError e) {
            log.warn("the script of job {} threw", spec.replica(), e);
            events.exited(nameOf(call.container()), 1, "Error", Objects.toString(e.getMessage(), e.toString()));
        }
    }

    private void exitAll(int exitCode) {
        for (JobSpec.Container container : spec.containers()) {
            events.exited(container.name(), exitCode);
        }
    }

    private String nameOf(@Nullable String container) {
        return container == null ? spec.mainContainer().name() : container;
    }
}
