/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncEvent;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.sync.SyncScope;

/**
 * Observes the flow runs of a work pool once, without a worker, and prints the report. For a process that is started by a schedule of
 * its own; a process that stays calls {@link Sync#runOnce()} again, at most a minute later, because some decisions require a fact to
 * be seen twice.
 */
public class SyncOnce {
    /**
     * Runs two rounds.
     *
     * @param args the name of the work pool; {@code cpln} by default
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        String pool = args.length == 0 ? "cpln" : args[0];
        try (Bridge bridge = Bridge.fromEnvironment()) {
            Sync sync = bridge.sync(SyncScope.workPool(pool));
            print(sync.runOnce());
            Thread.sleep(10_000);
            print(sync.runOnce());
        }
    }

    private static void print(SyncReport report) {
        System.out.println(report.flowRuns() + " flow runs, " + report.jobs() + " live jobs");
        for (SyncEvent event : report.events()) {
            System.out.println("  " + event.flowRunId() + " "
                    + event.action().getClass().getSimpleName() + " " + event.result() + ": " + event.detail());
        }
        report.problems().forEach(problem -> System.out.println("  Problem: " + problem));
    }
}
