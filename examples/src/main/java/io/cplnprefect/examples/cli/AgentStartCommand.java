/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.agent.Agent;
import io.cplnprefect.bridge.agent.AgentSettings;
import io.cplnprefect.bridge.schedule.Schedule;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs an agent until the process is stopped. */
@Command(
        name = "start",
        header = "Runs the flow runs of Prefect 2.20 work queues as jobs on Control Plane, until it is stopped.",
        description = {
            "Deployments need a block of type control-plane-infrastructure; those with other blocks are left to other agents. Work"
                    + " queues that do not exist are created.",
            "SIGTERM and Ctrl-C end the agent in order: submissions under way are completed, and jobs continue. The agent of the same"
                    + " name that is started next takes them over."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect agent start --queue etl --queue reports",
            "  cpln-prefect agent start --pool agents --limit 50 --health-port 8080"
        })
final class AgentStartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(
            names = {"-q", "--queue", "--work-queue"},
            paramLabel = "<queue>",
            description = "work queue to poll, may be repeated; all queues of the pool by default")
    private List<String> queues = List.of();

    @Option(
            names = {"-m", "--match"},
            paramLabel = "<prefix>",
            description = "poll all work queues whose names begin with this text, may be repeated")
    private List<String> prefixes = List.of();

    @Option(
            names = {"-p", "--pool"},
            paramLabel = "<pool>",
            description = "work pool of the queues, of type prefect-agent; queues without a pool by default")
    private @Nullable String pool;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "<name>",
            description = "name of the agent; cpln-java and the pool by default")
    private @Nullable String name;

    @Option(
            names = "--default-infrastructure",
            paramLabel = "<block>",
            description = "name of the block of type control-plane-infrastructure for deployments that have no"
                    + " infrastructure block; these are left to other agents by default")
    private @Nullable String defaultInfrastructure;

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "<number>",
            description = "how many flow runs may run at the same time; 100 by default")
    private @Nullable Integer limit;

    @Option(names = "--gvc", paramLabel = "<gvc>", description = "GVC of jobs that name none, instead of CPLN_GVC")
    private @Nullable String gvc;

    @Option(
            names = "--job-api-url",
            paramLabel = "<url>",
            description = "address of the Prefect API for jobs, if it is not that of the agent")
    private @Nullable String jobApiUrl;

    @Option(
            names = "--prefetch-seconds",
            converter = Seconds.Converter.class,
            defaultValue = "${env:PREFECT_AGENT_PREFETCH_SECONDS}",
            paramLabel = "<seconds>",
            description =
                    "how long before its scheduled time a flow run is submitted, or PREFECT_AGENT_PREFETCH_SECONDS;"
                            + " 10 by default")
    private @Nullable Seconds prefetch;

    @Option(
            names = "--query-seconds",
            converter = Seconds.Converter.class,
            defaultValue = "${env:PREFECT_AGENT_QUERY_INTERVAL}",
            paramLabel = "<seconds>",
            description = "time between two polls, or PREFECT_AGENT_QUERY_INTERVAL; 10 by default")
    private @Nullable Seconds query;

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
    AgentStartCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (pool == null && queues.isEmpty() && prefixes.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "Missing work queues: expected --queue, --match or --pool");
        }
        LogLevel.INFO.setDefault();
        AgentSettings settings = settings();
        WorkerMetrics metrics = new WorkerMetrics();
        try (Connection connection =
                        Connection.of(GlobalOptions.of(command).environment(), settings.worker(), metrics.options());
                Agent agent = connection.bridge().agent(settings, metrics.listener(listener()));
                Schedule schedule = agent.schedule();
                HealthServer health = health(agent, schedule, metrics)) {
            Shutdown.onSignal(schedule, agent, connection.bridge());
            schedule.start();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        }
    }

    private @Nullable HealthServer health(Agent agent, Schedule schedule, WorkerMetrics metrics) {
        metrics.bind(agent, schedule);
        if (healthPort == null) {
            return null;
        }
        Map<String, Supplier<Page>> pages = new HashMap<>(HealthPages.of(() -> agent.health(schedule)));
        pages.put(WorkerMetrics.PATH, metrics::page);
        return HealthServer.start(healthPort, pages);
    }

    private AgentSettings settings() {
        WorkerSettings.Builder execution = WorkerSettings.builder();
        execution.gvc(gvc).jobApiUrl(jobApiUrl).streamLogs(!silent);
        if (limit != null) {
            execution.limit(limit);
        }
        if (prefetch != null) {
            execution.prefetch(prefetch.duration());
        }
        if (query != null) {
            execution.pollInterval(query.duration());
        }
        AgentSettings.Builder settings = AgentSettings.builder();
        settings.workPool(pool)
                .workQueues(queues)
                .workQueuePrefixes(prefixes)
                .defaultInfrastructure(defaultInfrastructure)
                .execution(execution.build());
        if (name != null) {
            settings.name(name);
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
