/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.health;

import io.cplnprefect.bridge.schedule.RoundHealth;
import io.cplnprefect.bridge.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of a process that runs rounds, such as a worker, at one time. Immutable.
 *
 * <p>A process that is not live should be restarted: a round hangs, or no round is called any more. An outage of a service does not
 * end liveness, because a restart does not end the outage. A process that is not ready does not do its work at present.
 *
 * @param live whether the process works
 * @param ready whether its rounds succeed
 * @param reasons why it is not live or not ready, each a sentence; empty if it is ready
 * @param rounds the health of each kind of round
 * @param load the flow runs of a worker, or {@code null} if the process is no worker
 */
public record Health(
        boolean live,
        boolean ready,
        List<String> reasons,
        List<RoundHealth> rounds,
        @Nullable WorkerLoad load) {
    /** Creates a health from copies of the lists. */
    public Health {
        reasons = List.copyOf(reasons);
        rounds = List.copyOf(rounds);
    }

    /**
     * Returns the health of a process without a worker.
     *
     * @param schedule the schedule of its rounds
     * @return the health
     */
    public static Health of(Schedule schedule) {
        return of(schedule, null);
    }

    /**
     * Returns the health of a worker.
     *
     * @param schedule the schedule of its rounds
     * @param load its flow runs, or {@code null} for none
     * @return the health
     */
    public static Health of(Schedule schedule, @Nullable WorkerLoad load) {
        return of(schedule.health(), schedule.closed(), load);
    }

    static Health of(List<RoundHealth> rounds, boolean closed, @Nullable WorkerLoad load) {
        List<String> notLive = new ArrayList<>();
        List<String> notReady = new ArrayList<>();
        for (RoundHealth round : rounds) {
            add(notLive, HealthRule.notLive(round));
            add(notReady, HealthRule.notReady(round));
        }
        if (closed) {
            notReady.clear();
            notReady.add("The schedule is closed");
        }
        List<String> reasons = new ArrayList<>(notLive);
        reasons.addAll(notReady);
        return new Health(notLive.isEmpty(), reasons.isEmpty(), reasons, rounds, load);
    }

    private static void add(List<String> reasons, @Nullable String reason) {
        if (reason != null) {
            reasons.add(reason);
        }
    }

    /**
     * Returns the health in one line.
     *
     * @return {@code ready}, {@code not ready: ...} or {@code not live: ...} with the reasons
     */
    public String summary() {
        if (ready) {
            return "ready";
        }
        return (live ? "not ready: " : "not live: ") + String.join("; ", reasons);
    }
}
