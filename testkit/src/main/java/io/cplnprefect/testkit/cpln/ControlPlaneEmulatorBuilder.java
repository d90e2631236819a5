/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link ControlPlaneEmulator}; not thread-safe. */
public final class ControlPlaneEmulatorBuilder {
    record Gvc(String org, String name, List<String> locations) {}

    final Map<String, String> tokens = new LinkedHashMap<>();
    final List<Gvc> gvcs = new ArrayList<>();
    String host = "127.0.0.1";
    int port;
    Clock clock = Clock.systemUTC();

    @Nullable
    ScheduledExecutorService scheduler;

    int pageSize = 50;
    Duration readinessDelay = Duration.ZERO;
    Duration commandStartDelay = Duration.ZERO;
    Duration tailSession = Duration.ofMinutes(30);
    boolean equalLogTimestamps;

    @Nullable
    JobRuntime runtime;

    Function<JobSpec, JobScript> script = job -> JobScript.begin();
    FaultPlan faults = FaultPlan.create();

    ControlPlaneEmulatorBuilder() {}

    /** Adds an org and a token with all permissions in it; an org may be added again with another token. */
    public ControlPlaneEmulatorBuilder org(String name, String token) {
        tokens.put(token, name);
        return this;
    }

    /**
     * Adds a GVC to the org added last.
     *
     * @param locations names of built-in locations; {@code aws-eu-central-1} if there are none
     * @throws IllegalStateException if no org was added before
     */
    public ControlPlaneEmulatorBuilder gvc(String name, String... locations) {
        String org = tokens.values().stream()
                .reduce((first, second) -> second)
                .orElseThrow(() ->
                        new IllegalStateException("No org for GVC '" + name + "'. Call org(...) before gvc(...)."));
        gvcs.add(new Gvc(org, name, locations.length == 0 ? List.of("aws-eu-central-1") : List.of(locations)));
        return this;
    }

    /** Sets the address to listen on; 127.0.0.1 by default. */
    public ControlPlaneEmulatorBuilder host(String address) {
        host = address;
        return this;
    }

    /** Sets the port; 0, the default, means any free port. */
    public ControlPlaneEmulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** Sets the clock and the scheduler of the platform, which must agree; those of the system by default. */
    public ControlPlaneEmulatorBuilder time(Clock platformClock, ScheduledExecutorService platformScheduler) {
        clock = platformClock;
        scheduler = platformScheduler;
        return this;
    }

    /** Sets the maximum number of items per page; 50 by default. */
    public ControlPlaneEmulatorBuilder pageSize(int items) {
        pageSize = items;
        return this;
    }

    /** Sets the time until a new version of a workload is ready; zero by default. */
    public ControlPlaneEmulatorBuilder readinessDelay(Duration delay) {
        readinessDelay = delay;
        return this;
    }

    /** Sets the time for which a command stays pending; zero by default. */
    public ControlPlaneEmulatorBuilder commandStartDelay(Duration delay) {
        commandStartDelay = delay;
        return this;
    }

    /** Sets the time after which tail sessions end, or zero for never; 30 minutes by default, as on the platform. */
    public ControlPlaneEmulatorBuilder tailSession(Duration length) {
        tailSession = length;
        return this;
    }

    /** Lets lines that a stream writes at one time have equal timestamps, instead of one nanosecond between them. */
    public ControlPlaneEmulatorBuilder equalLogTimestamps() {
        equalLogTimestamps = true;
        return this;
    }

    /** Sets the runtime of the jobs, which the emulator closes. By default each job completes immediately. */
    public ControlPlaneEmulatorBuilder runtime(JobRuntime jobRuntime) {
        runtime = jobRuntime;
        return this;
    }

    /** Sets the script of each job, which runs on the emulator's scheduler; ignored if a runtime is set. */
    public ControlPlaneEmulatorBuilder script(Function<JobSpec, JobScript> scriptOfJob) {
        script = scriptOfJob;
        return this;
    }

    /** Sets the faults that the platform injects, with whole paths, for example {@code /org/acme}; none by default. */
    public ControlPlaneEmulatorBuilder faults(FaultPlan plan) {
        faults = plan;
        return this;
    }

    /**
     * Starts the emulator.
     *
     * @throws IllegalStateException if no org was added
     * @throws UncheckedIOException if the emulator cannot listen on the address
     */
    public ControlPlaneEmulator start() {
        if (tokens.isEmpty()) {
            throw new IllegalStateException("No org. Call org(...) before start().");
        }
        return new ControlPlaneEmulator(this);
    }
}
