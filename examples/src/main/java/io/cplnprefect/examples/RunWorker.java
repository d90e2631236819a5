/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.cpln.log.LogEntry;
import java.util.UUID;

/** The smallest complete program, as in the README: a worker that runs until its process is stopped. */
public class RunWorker {
    /**
     * Runs the worker.
     *
     * @param args ignored
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        WorkerSettings settings =
                WorkerSettings.builder().workPool("cpln").gvc("prefect").build();
        WorkerListener console = new WorkerListener() {
            @Override
            public void line(UUID flowRunId, LogEntry line) {
                System.out.println(flowRunId + " " + line.line());
            }
        };
        try (Bridge bridge = Bridge.fromEnvironment(System.getenv(), settings);
                Worker worker = bridge.worker(settings, console);
                Schedule schedule = worker.schedule().start()) {
            Thread.currentThread().join();
        }
    }
}
