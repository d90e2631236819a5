/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted job does, step after step; immutable, each method returns a longer script.
 *
 * <pre>{@code
 * JobScript.begin().log("loading").sleep(Duration.ofMinutes(5)).call(engine::complete).exit(0)
 * }</pre>
 *
 * <p>Steps belong to the first container until {@link #in} names another. Containers that the script does not end
 * itself exit with code 0 after its last step.
 */
public final class JobScript {
    private final List<Step> steps;
    /** Null stands for the first container of the job. */
    private final @Nullable String container;

    private final Set<String> containers;

    private JobScript(List<Step> steps, @Nullable String container, Set<String> containers) {
        this.steps = steps;
        this.container = container;
        this.containers = containers;
    }

    /** Returns a script without steps: the job completes at once. */
    public static JobScript begin() {
        return new JobScript(List.of(), null, Set.of());
    }

    /** Makes the steps that follow belong to another container. */
    public JobScript in(String containerName) {
        Set<String> named = containers();
        named.add(containerName);
        return new JobScript(steps, containerName, Set.copyOf(named));
    }

    /** Writes a line to standard output. */
    public JobScript log(String line) {
        return then(new Log(container, JobStream.STDOUT, line));
    }

    /** Writes a line to the given stream. */
    public JobScript log(JobStream stream, String line) {
        return then(new Log(container, stream, line));
    }

    /** Lets time pass, on the scheduler of the runtime. */
    public JobScript sleep(Duration duration) {
        return then(new Sleep(duration));
    }

    /** Calls Java code on the runtime's scheduler; an exception ends the container with exit code 1 and its text. */
    public JobScript call(Consumer<JobSpec> action) {
        return then(new Call(container, action));
    }

    /** Ends the container. */
    public JobScript exit(int exitCode) {
        return exit(exitCode, exitCode == 0 ? "Completed" : "Error", "");
    }

    /** Ends the container with a reason, for example 137, {@code OOMKilled}. */
    public JobScript exit(int exitCode, String reason, String message) {
        return then(new Exit(container, exitCode, reason, message));
    }

    /** Goes on only when the job is stopped, which ends all its containers with code 143; steps after it never run. */
    public JobScript runUntilStopped() {
        return then(new UntilStopped());
    }

    /** The names of containers the script speaks of, as a set that may be changed. */
    Set<String> containers() {
        return new TreeSet<>(containers);
    }

    List<Step> steps() {
        return steps;
    }

    private JobScript then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JobScript(List.copyOf(longer), container, containers);
    }

    sealed interface Step permits Log, Sleep, Call, Exit, UntilStopped {}

    record Log(@Nullable String container, JobStream stream, String line) implements Step {}

    record Sleep(Duration duration) implements Step {}

    record Call(@Nullable String container, Consumer<JobSpec> action) implements Step {}

    record Exit(@Nullable String container, int exitCode, String reason, String message) implements Step {}

    record UntilStopped() implements Step {}
}
