/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.prefect.Prefect;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** The process of a worker that prints what it holds. */
final class SoakWorker {

    /** The variable of the time between two lines, in milliseconds. */
    static final String INTERVAL = "CHAOS_SOAK_INTERVAL";

    private SoakWorker() {}

    /** Runs the worker until its process ends. */
    public static void main(String[] args) throws IOException {
        LongAdder lines = new LongAdder();
        WorkerSettings settings = WorkerSettings.builder()
                .workPool(Soak.POOL)
                .gvc(ChaosPlatform.GVC)
                .jobApiUrl(System.getenv("PREFECT_API_URL"))
                .limit(60)
                .pollInterval(Duration.ofSeconds(1))
                .observeInterval(Duration.ofSeconds(2))
                .syncInterval(Duration.ofSeconds(10))
                .heartbeatInterval(Duration.ofSeconds(5))
                .sync(SyncSettings.builder()
                        .margin(Duration.ofSeconds(30))
                        .reportGrace(Duration.ofSeconds(20))
                        .build())
                .build();
        // Some requests get no response. The last flow runs wait for the end of such an attempt, and then for the
        // margin.
        ClientOptions options = ClientOptions.builder()
                .limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofSeconds(15)))
                .build();
        try (Prefect prefect =
                        Prefect.builder().fromEnvironment().options(options).build();
                ControlPlane controlPlane = ControlPlane.builder()
                        .fromEnvironment()
                        .options(options)
                        .build();
                Bridge bridge = Bridge.between(prefect, controlPlane);
                Worker worker = bridge.worker(settings, new WorkerListener() {
                    @Override
                    public void line(UUID flowRunId, LogEntry line) {
                        lines.increment();
                    }
                });
                Schedule schedule = worker.schedule()) {
            schedule.start();
            long interval = Long.parseLong(System.getenv(INTERVAL));
            while (true) {
                Pause.millis(interval);
                System.out.println(SoakSize.now(lines.sum()).line());
            }
        }
    }
}
