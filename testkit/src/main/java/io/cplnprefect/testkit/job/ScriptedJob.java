/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.cplnprefect.testkit.job.JobScript.Call;
import io.cplnprefect.testkit.job.JobScript.Exit;
import io.cplnprefect.testkit.job.JobScript.ExitAll;
import io.cplnprefect.testkit.job.JobScript.Log;
import io.cplnprefect.testkit.job.JobScript.Sleep;
import io.cplnprefect.testkit.job.JobScript.Step;
import io.cplnprefect.testkit.job.JobScript.UntilStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running script; at most one scheduler task of its steps exists at any time, and none after its end. */
final class ScriptedJob implements RunningJob {
    /** The exit code of a process that ends by SIGTERM. */
    private static final int TERMINATED = 143;

    /** The exit code of a process that ends by SIGKILL. */
    private static final int KILLED = 137;

    private static final Logger log = LoggerFactory.getLogger(ScriptedJob.class);

    private final JobSpec spec;
    private final JobScript script;
    private final Iterator<Step> steps;
    private final JobEvents events;
    private final ScheduledExecutorService scheduler;
    private final List<Future<?>> timers = new ArrayList<>();
    private volatile boolean ended;

    ScriptedJob(JobSpec spec, JobScript script, JobEvents events, ScheduledExecutorService scheduler) {
        this.spec = spec;
        this.script = script;
        this.steps = script.steps().iterator();
        this.events = events;
        this.scheduler = scheduler;
    }

    void begin() {
        scheduler.execute(this::runSteps);
    }

    @Override
    public void stop(Duration grace) {
        Duration ignored = script.ignoredStop();
        boolean killed = ignored.compareTo(grace) > 0;
        Duration delay = killed ? grace : ignored;
        Runnable end = () -> end(killed ? KILLED : TERMINATED);
        if (delay.isZero()) {
            end.run();
        } else {
            later(delay, end);
        }
    }

    @Override
    public boolean isVisible() {
        return script.isVisible();
    }

    private void runSteps() {
        while (!ended && steps.hasNext()) {
            Step step = steps.next();
            if (step instanceof Sleep sleep) {
                later(sleep.duration(), this::runSteps);
                return;
            } else if (step instanceof UntilStopped) {
                return;
            } else if (step instanceof Log lines) {
                events.logAtOnce(nameOf(lines.container()), lines.stream(), lines.lines());
            } else if (step instanceof Exit exit) {
                events.exited(nameOf(exit.container()), exit.exitCode(), exit.reason(), exit.message());
            } else if (step instanceof ExitAll exit) {
                endSteps();
                exitAll(exit.exitCode(), exit.reason(), exit.message());
            } else if (step instanceof Call call) {
                call(call);
            }
        }
        if (!ended) {
            end(0);
        }
    }

    private void call(Call call) {
        try {
            call.action().accept(spec);
        } catch (RuntimeException | AssertionError e) {
            // The message goes to the platform; only the stack trace would be lost.
            log.debug("The script of job {} failed", spec.replica(), e);
            events.exited(nameOf(call.container()), 1, "Error", Objects.toString(e.getMessage(), e.toString()));
        }
    }

    private synchronized void later(Duration delay, Runnable task) {
        if (!ended) {
            timers.removeIf(Future::isDone);
            timers.add(scheduler.schedule(task, delay.toNanos(), NANOSECONDS));
        }
    }

    private synchronized void endSteps() {
        ended = true;
        timers.forEach(timer -> timer.cancel(false));
        timers.clear();
    }

    private void end(int exitCode) {
        endSteps();
        exitAll(exitCode, exitCode == 0 ? "Completed" : "Error", "");
    }

    private void exitAll(int exitCode, String reason, String message) {
        for (JobSpec.Container container : spec.containers()) {
            events.exited(container.name(), exitCode, reason, message);
        }
    }

    private String nameOf(@Nullable String container) {
        return container == null ? spec.mainContainer().name() : container;
    }
}
