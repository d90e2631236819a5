/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.schedule.Activity;
import io.cplnprefect.bridge.sync.SyncReport;
import java.util.List;

/** The rounds of a worker that a schedule calls, with their intervals. */
final class WorkerRounds {

    private WorkerRounds() {}

    static List<Activity> of(Worker worker, WorkerSettings settings) {
        return List.of(
                Activity.of("heartbeat", settings.heartbeatInterval(), worker::heartbeat),
                new Activity(
                        "poll", settings.pollInterval(), () -> worker.pollOnce().mayHaveMore()),
                Activity.of("observe", settings.observeInterval(), () -> requireNoProblems(worker.observeOnce())),
                Activity.of(
                        "sync",
                        SyncInterval.of(settings, System.getenv()),
                        () -> requireNoProblems(worker.syncOnce())));
    }

    /** A round whose requests have failed is a failure in the health of the schedule; a problem of one flow run is not. */
    private static void requireNoProblems(SyncReport report) {
        if (!report.roundProblems().isEmpty()) {
            throw new IllegalStateException(report.roundProblems().size() + " requests failed; the first: "
                    + report.roundProblems().get(0));
        }
    }
}
