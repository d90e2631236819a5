/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.cpln.log.LogEntry;
import java.time.Duration;
import java.util.UUID;

/** The process of a worker: the only file of the chaos program that uses the API of workers. */
final class ChaosWorker {

    /** The variables of the settings. */
    static final String POOL = "CHAOS_POOL";

    static final String NAME = "CHAOS_NAME";

    static final String COPIED_LINES = "CHAOS_COPIED_LINES";

    /** The beginnings of the lines that {@link WorkerLogs} counts. */
    static final String CLAIMED = "chaos-claimed ";

    static final String OBSERVED = "chaos-observed ";

    private ChaosWorker() {}

    /** Runs the worker until its process is killed. */
    public static void main(String[] args) throws InterruptedException {
        WorkerSettings settings = WorkerSettings.builder()
                .workPool(System.getenv(POOL))
                .name(System.getenv(NAME))
                .gvc(ChaosPlatform.GVC)
                .jobApiUrl(System.getenv("PREFECT_API_URL"))
                .copiedLogLines(Integer.parseInt(variable(COPIED_LINES, "0")))
                .limit(Integer.parseInt(variable("CHAOS_LIMIT", "20")))
                .pollInterval(seconds("CHAOS_POLL", "2"))
                .observeInterval(seconds("CHAOS_OBSERVE", "3"))
                .syncInterval(seconds("CHAOS_SYNC", "10"))
                .heartbeatInterval(seconds("CHAOS_HEARTBEAT", "3"))
                .sync(SyncSettings.builder()
                        .margin(seconds("CHAOS_MARGIN", "20"))
                        .giveBackAge(seconds("CHAOS_GIVE_BACK_AGE", "40"))
                        .reportGrace(seconds("CHAOS_REPORT_GRACE", "20"))
                        .stopGrace(seconds("CHAOS_STOP_GRACE", "20"))
                        .cancelGrace(seconds("CHAOS_CANCEL_GRACE", "20"))
                        .betweenSightings(seconds("CHAOS_BETWEEN_SIGHTINGS", "5"))
                        .build())
                .build();
        try (Bridge bridge = Bridge.fromEnvironment(System.getenv(), settings);
                Worker worker = bridge.worker(settings, new PrintingListener());
                Schedule schedule = worker.schedule()) {
            schedule.start();
            Thread.currentThread().join();
        }
    }

    private static Duration seconds(String name, String otherwise) {
        return Duration.ofSeconds(Long.parseLong(variable(name, otherwise)));
    }

    private static String variable(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }

    /** Prints the events that the report counts. */
    private static final class PrintingListener implements WorkerListener {
        @Override
        public void claimed(UUID flowRunId) {
            System.out.println(CLAIMED + flowRunId);
        }

        @Override
        public void line(UUID flowRunId, LogEntry line) {
            System.out.println(OBSERVED + flowRunId);
        }
    }
}
