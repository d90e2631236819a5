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
 * The steps of a scripted job; immutable, each method returns a longer script.
 *
 * <pre>{@code
 * JobScript.begin().log("loading").sleep(Duration.ofMinutes(5)).call(engine::complete).exit(0)
 * JobScript.begin().ignoreStopFor(Duration.ofSeconds(20)).log("up").sleep(Duration.ofHours(1)).log("still here")
 * JobScript.begin().log("allocating").evict()
 * }</pre>
 *
 * <p>Steps belong to the first container until {@link #in} names another. Containers that the script does not end exit
 * with code 0 after its last step.
 */
public final class JobScript {
    private static final int KILLED = 137;
    private static final int NOT_STARTED = 128;

    private final List<Step> steps;
    /** Null means the first container of the job. */
    private final @Nullable String container;

    private final Set<String> containers;
    private final Duration ignoredStop;
    private final boolean visible;

    private JobScript(
            List<Step> steps,
            @Nullable String container,
            Set<String> containers,
            Duration ignoredStop,
            boolean visible) {
        this.steps = steps;
        this.container = container;
        this.containers = containers;
        this.ignoredStop = ignoredStop;
        this.visible = visible;
    }

    /** Returns a script without steps: the job completes at once. */
    public static JobScript begin() {
        return new JobScript(List.of(), null, Set.of(), Duration.ZERO, true);
    }

    /** Sets the container to which the steps that follow belong. */
    public JobScript in(String containerName) {
        Set<String> named = containers();
        named.add(containerName);
        return new JobScript(steps, containerName, Set.copyOf(named), ignoredStop, visible);
    }

    /** Writes a line to standard output. */
    public JobScript log(String line) {
        return log(JobStream.STDOUT, line);
    }

    /** Writes a line to the given stream. */
    public JobScript log(JobStream stream, String line) {
        return then(new Log(container, stream, List.of(line)));
    }

    /** Writes several lines to standard output that have one timestamp. */
    public JobScript logAtOnce(String... lines) {
        return then(new Log(container, JobStream.STDOUT, List.of(lines)));
    }

    /** Waits, in the time of the runtime's scheduler. */
    public JobScript sleep(Duration duration) {
        return then(new Sleep(duration));
    }

    /** Calls Java code on the runtime's scheduler; an exception ends the container with exit code 1 and its message. */
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

    /** Ends all containers, as the node does when it lacks resources: code 137, reason {@code Evicted}. */
    public JobScript evict() {
        return then(new ExitAll(KILLED, "Evicted", "The node was low on resource: memory."));
    }

    /** Ends all containers before they start, since the image cannot be pulled: reason {@code ImagePullBackOff}. */
    public JobScript failImagePull() {
        return then(new ExitAll(NOT_STARTED, "ImagePullBackOff", "Back-off pulling the image"));
    }

    /** Waits until the job is stopped, which ends all its containers; steps after it never run. */
    public JobScript runUntilStopped() {
        return then(new UntilStopped());
    }

    /**
     * Sets how long the job ignores a stop, whether requested or by its deadline. Its steps continue for the given time and then
     * its containers exit with code 143. If the grace period is shorter, they are killed at its end with code 137. By
     * default a stop ends the job at once.
     */
    public JobScript ignoreStopFor(Duration duration) {
        return new JobScript(steps, container, containers, duration, visible);
    }

    /** Hides the replica of the job: the platform never shows it. */
    public JobScript neverVisible() {
        return new JobScript(steps, container, containers, ignoredStop, false);
    }

    /** Returns the names of the containers in the script, as a set that may be changed. */
    Set<String> containers() {
        return new TreeSet<>(containers);
    }

    List<Step> steps() {
        return steps;
    }

    Duration ignoredStop() {
        return ignoredStop;
    }

    boolean isVisible() {
        return visible;
    }

    private JobScript then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JobScript(List.copyOf(longer), container, containers, ignoredStop, visible);
    }

    sealed interface Step permits Log, Sleep, Call, Exit, ExitAll, UntilStopped {}

    record Log(@Nullable String container, JobStream stream, List<String> lines) implements Step {}

    record Sleep(Duration duration) implements Step {}

    record Call(@Nullable String container, Consumer<JobSpec> action) implements Step {}

    record Exit(@Nullable String container, int exitCode, String reason, String message) implements Step {}

    record ExitAll(int exitCode, String reason, String message) implements Step {}

    record UntilStopped() implements Step {}
}
