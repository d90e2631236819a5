/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.examples.cli.HealthServer.Page;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a worker until the process is stopped. */
@Command(
        name = "start",
        header = "Runs the flow runs of a work pool as jobs on Control Plane, until it is stopped.",
        description = {
            "Creates the work pool if it does not exist.",
            "SIGTERM and Ctrl-C end the worker in order: submissions under way are completed, and jobs continue. The worker"
                    + " that is started next, or another one of the pool, takes them over."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect worker start --pool cpln",
            "  cpln-prefect worker start --pool cpln --queue high --queue default --limit 50 --health-port 8080"
        })
final class WorkerStartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(
            names = {"-p", "--pool"},
            required = true,
            defaultValue = "${env:PREFECT_WORK_POOL}",
            paramLabel = "<pool>",
            description = "name of the work pool, or PREFECT_WORK_POOL")
    private String pool;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "<name>",
            description = "name of the worker; cpln-java and the pool by default")
    private @Nullable String name;

    @Option(
            names = {"-q", "--queue", "--work-queue"},
            paramLabel = "<queue>",
            description = "work queue to poll, may be repeated; all queues of the pool by default")
    private List<String> queues = List.of();

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "<number>",
            description = "how many flow runs may run at the same time; 100 by default")
    private @Nullable Integer limit;

    @Option(names = "--gvc", paramLabel = "<gvc>", description = "GVC of jobs that name none, instead of CPLN_GVC")
    private @Nullable String gvc;

    @Option(
            names = "--adopt-foreign",
            description =
                    "observe the flow runs and jobs of other agents, such as Control Plane's Python worker, like own ones")
    private boolean adoptForeign;

    @Option(
            names = "--job-api-url",
            paramLabel = "<url>",
            description = "address of the Prefect API for jobs, if it is not that of the worker")
    private @Nullable String jobApiUrl;

    @Option(
            names = "--prefetch-seconds",
            converter = Seconds.Converter.class,
            defaultValue = "${env:PREFECT_WORKER_PREFETCH_SECONDS}",
            paramLabel = "<seconds>",
            description =
                    "how long before its scheduled time a flow run is submitted, or PREFECT_WORKER_PREFETCH_SECONDS;"
                            + " 10 by default")
    private @Nullable Seconds prefetch;

    @Option(
            names = "--query-seconds",
            converter = Seconds.Converter.class,
            defaultValue = "${env:PREFECT_WORKER_QUERY_SECONDS}",
            paramLabel = "<seconds>",
            description = "time between two polls, or PREFECT_WORKER_QUERY_SECONDS; 10 by default")
    private @Nullable Seconds query;

    @Option(
            names = "--heartbeat-seconds",
            converter = Seconds.Converter.class,
            defaultValue = "${env:PREFECT_WORKER_HEARTBEAT_SECONDS}",
            paramLabel = "<seconds>",
            description = "time between two heartbeats, or PREFECT_WORKER_HEARTBEAT_SECONDS; 30 by default")
    private @Nullable Seconds heartbeat;

    @Option(
            names = "--health-port",
            paramLabel = "<port>",
            description = "serve " + HealthPages.LIVE + ", " + HealthPages.READY + " and " + WorkerMetrics.PATH
                    + " over HTTP on all addresses")
    private @Nullable Integer healthPort;

    @Option(
            names = "--no-stream-logs",
            description = "do not print the lines of jobs; each line begins with the id of its flow run otherwise")
    private boolean silent;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    WorkerStartCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        LogLevel.INFO.setDefault();
        WorkerSettings settings = settings();
        WorkerMetrics metrics = new WorkerMetrics();
        try (Connection connection =
                        Connection.of(GlobalOptions.of(command).environment(), settings, metrics.options());
                Worker worker = connection.bridge().worker(settings, metrics.listener(listener()));
                Schedule schedule = worker.schedule();
                HealthServer health = health(worker, schedule, metrics)) {
            Shutdown.onSignal(schedule, worker, connection.bridge());
            schedule.start();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        }
    }

    private @Nullable HealthServer health(Worker worker, Schedule schedule, WorkerMetrics metrics) {
        metrics.bind(worker, schedule);
        if (healthPort == null) {
            return null;
        }
        Map<String, Supplier<Page>> pages = new HashMap<>(HealthPages.of(() -> worker.health(schedule)));
        pages.put(WorkerMetrics.PATH, metrics::page);
        return HealthServer.start(healthPort, pages);
    }

    private WorkerSettings settings() {
        WorkerSettings.Builder settings = WorkerSettings.builder();
        settings.workPool(pool).workQueues(queues).gvc(gvc).jobApiUrl(jobApiUrl).streamLogs(!silent);
        settings.sync(SyncSettings.builder().adoptForeign(adoptForeign).build());
        if (name != null) {
            settings.name(name);
        }
        if (limit != null) {
            settings.limit(limit);
        }
        if (prefetch != null) {
            settings.prefetch(prefetch.duration());
        }
        if (query != null) {
            settings.pollInterval(query.duration());
        }
        if (heartbeat != null) {
            settings.heartbeatInterval(heartbeat.duration());
        }
        return settings.build();
    }

    private WorkerListener listener() {
        PrintWriter out = command.commandLine().getOut();
        return new WorkerListener() {
            @Override
            public void line(UUID flowRunId, LogEntry line) {
                out.println(flowRunId + " " + line.line());
                out.flush();
            }
        };
    }
}
