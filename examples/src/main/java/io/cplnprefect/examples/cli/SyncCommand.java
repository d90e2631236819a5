/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.explain.Explanation;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.state.StateType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Observes the flow runs of a work pool, without a worker. */
@Command(
        name = "sync",
        header = "Keeps the flow runs of a work pool and their jobs in agreement.",
        description = {
            "Until it is stopped, reports the ends of jobs to Prefect, and stops the jobs of flow runs that have ended. A worker"
                    + " does so by itself.",
            "With --once, runs one round and prints what was done; the exit code is 1 if a request failed. Some decisions"
                    + " require a fact to be seen in several rounds of one process, and are not made by a single round."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect sync --pool cpln --dry-run",
            "  cpln-prefect sync --pool cpln --once -o json",
            "  PREFECT_AGENT_CPLN_MONITOR_INTERVAL=30 cpln-prefect sync --pool cpln"
        })
final class SyncCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-p", "--pool"},
            required = true,
            defaultValue = "${env:PREFECT_WORK_POOL}",
            paramLabel = "<pool>",
            description = "name of the work pool, or PREFECT_WORK_POOL")
    private String pool;

    @Option(
            names = "--adopt-foreign",
            description =
                    "observe the flow runs and jobs of other agents, such as Control Plane's Python worker, like own ones")
    private boolean adoptForeign;

    @Option(names = "--once", description = "run one round")
    private boolean once;

    @Option(
            names = "--dry-run",
            description = "print what a round would do about each open flow run, and change nothing")
    private boolean dryRun;

    @Option(
            names = "--interval",
            defaultValue = "${env:PREFECT_AGENT_CPLN_MONITOR_INTERVAL:-60}",
            converter = Seconds.Converter.class,
            paramLabel = "<seconds>",
            description = "time between two rounds, or PREFECT_AGENT_CPLN_MONITOR_INTERVAL; 60 by default")
    private Seconds interval;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    SyncCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (dryRun) {
            return preview();
        }
        if (!once) {
            LogLevel.INFO.setDefault();
        }
        try (Connection connection = Connection.of(GlobalOptions.of(command).environment())) {
            Bridge bridge = connection.bridge();
            Sync sync = bridge.sync(
                    SyncScope.workPool(pool),
                    SyncSettings.builder().adoptForeign(adoptForeign).build());
            if (once) {
                return print(round(sync));
            }
            try (Schedule schedule = bridge.schedule(sync, interval.duration()).start()) {
                new CountDownLatch(1).await();
            }
            return ExitCode.DONE;
        }
    }

    private static SyncReport round(Sync sync) {
        try (Progress progress = Progress.of("Observing")) {
            return sync.runOnce();
        }
    }

    private int print(SyncReport report) {
        output.print(SyncResult.of(report, GlobalOptions.of(command).outputColors()));
        return SyncResult.hasFailed(report) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private int preview() {
        List<Explanation> explanations = new ArrayList<>();
        try (Connection connection = Connection.of(GlobalOptions.of(command).environment());
                Progress progress = Progress.of("Reading")) {
            Prefect prefect = connection.prefect();
            prefect.workPools().read(pool).execute();
            for (FlowRun run : prefect.flowRuns().filter(open())) {
                explanations.add(connection.bridge().explain(run.id()));
            }
        }
        output.print(SyncResult.of(explanations, GlobalOptions.of(command).outputColors()));
        boolean failed = explanations.stream().anyMatch(each -> !each.problems().isEmpty());
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private FlowRunQuery open() {
        StateFilter state = StateFilter.types(StateType.PENDING, StateType.RUNNING, StateType.CANCELLING);
        return FlowRunQuery.builder()
                .workPools(WorkPoolFilter.names(pool))
                .flowRuns(FlowRunFilter.builder().state(state).build())
                .build();
    }
}
