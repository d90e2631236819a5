/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.log.LogEntry;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSchedule;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.util.UUID;

/** A worker that runs until it is ended: the smallest complete program, as the README shows it. */
public class RunWorker {
    /**
     * Runs it.
     *
     * @param args none
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
        try (Prefect prefect = Prefect.fromEnvironment();
                ControlPlane controlPlane = ControlPlane.fromEnvironment();
                Bridge bridge = Bridge.between(prefect, controlPlane);
                Worker worker = bridge.worker(settings, console);
                WorkerSchedule schedule = worker.schedule().start()) {
            Thread.currentThread().join();
        }
    }
}
