/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs flow runs on a real Prefect server with several workers that are killed at random, and checks that each flow run was
 * executed once and ended in the state that its job reported. Every part is a process of its own.
 *
 * <pre>{@code
 * mvn -q -pl cpln-prefect-bridge -am -Pchaos process-test-classes -Dchaos.args="--runs 200 --kills 30"
 * }</pre>
 *
 * <p>{@link ChaosOptions} lists the options. The exit code is 1 if a rule does not hold; {@code target/chaos} then has a file
 * about each flow run that violates it.
 */
public final class Chaos {

    private static final Duration STATE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final Duration SERVER_PAUSE = Duration.ofSeconds(3);
    private static final Duration SERVER_UPTIME = Duration.ofSeconds(20);
    private static final Duration WORKER_INTERVAL = Duration.ofMillis(200);

    private final ChaosOptions options;
    private final Consumer<String> progress;
    private final ChaosPlan plan;
    private final Evidence evidence;
    private final ChaosScene scene;
    private final String scripts;
    private final String flows;
    private final Timeline timeline = new Timeline();
    private final CpuLoad cpu = new CpuLoad();
    private final Map<PlannedRun, String> ids = new ConcurrentHashMap<>();
    private final List<Duration> outages = new CopyOnWriteArrayList<>();
    private final Set<PlannedRun> retried = new HashSet<>();
    private final Map<String, String> states = new HashMap<>();
    private Duration nextProgress = Duration.ZERO;

    private Chaos(ChaosOptions options, Evidence evidence, ChaosScene scene, Consumer<String> progress) {
        this.progress = progress;
        this.options = options;
        this.plan = ChaosPlan.of(options);
        this.evidence = evidence;
        this.scene = scene;
        this.scripts = scene.flowRuns().scriptDeployment("script");
        if (options.concurrency() > 0) {
            scene.flowRuns().limitConcurrency(scripts, options.concurrency());
        }
        this.flows = scene.flowRuns().flowDeployment("flow");
    }

    /**
     * Runs the program.
     *
     * @param args the options
     * @throws Exception if a part of the program does not start
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.print(ChaosOptions.USAGE);
            return;
        }
        ChaosReport report = run(ChaosOptions.parse(args), System.err::println);
        System.out.print(report.text());
        System.exit(report.isCorrect() ? 0 : 1);
    }

    /** Runs the program and returns its report, which is also written to the evidence. */
    static ChaosReport run(ChaosOptions options, Consumer<String> progress) throws IOException {
        Evidence evidence = Evidence.in(options.release().version() + "-" + options.seed());
        Random random = new Random(options.seed());
        WorkerProgram program = options.jar() == null ? WorkerProgram.CHAOS_WORKER : WorkerProgram.jar(options.jar());
        try (ChaosScene scene = ChaosScene.start(
                options.release(), options.database(), program, options.workers(), random, evidence, Map.of())) {
            return new Chaos(options, evidence, scene, progress).run();
        }
    }

    private ChaosReport run() {
        try (timeline) {
            plan.runs().forEach(run -> timeline.at(run.createAt(), () -> create(run)));
            plan.kills().forEach(time -> timeline.at(time, this::killWorker));
            scheduleServerRestart(0);
            if (plan.hang() != null) {
                timeline.at(plan.hang(), () -> scene.platform().hang(true));
                timeline.at(
                        plan.hang().plus(options.hang()), () -> scene.platform().hang(false));
            }
            timeline.repeat(WORKER_INTERVAL, scene.workers()::startEnded);
            awaitEnds();
            Duration duration = timeline.elapsed();
            awaitQuiet();
            return report(duration);
        }
    }

    private void create(PlannedRun run) {
        String id = scene.flowRuns()
                .create(
                        run.realFlow() ? flows : scripts,
                        "chaos-" + run.number(),
                        run.kind(),
                        run.workTime(),
                        Instant.now());
        ids.put(run, id);
        if (run.cancelAfter() != null) {
            timeline.at(
                    timeline.elapsed().plus(run.cancelAfter()),
                    () -> scene.flowRuns().cancel(id));
        }
    }

    private void killWorker() {
        if (!scene.workers().killOne()) {
            timeline.at(timeline.elapsed().plusSeconds(1), this::killWorker);
        }
    }

    /** Restarts the server, and schedules the next restart after the jobs have had time to report. */
    private void restartServer(int number) {
        Duration start = timeline.elapsed();
        scene.server().kill();
        Pause.millis(SERVER_PAUSE.toMillis());
        scene.server().startAgain();
        outages.add(timeline.elapsed().minus(start));
        scheduleServerRestart(number + 1);
    }

    private void scheduleServerRestart(int number) {
        if (number < plan.serverKills().size()) {
            Duration earliest = timeline.elapsed().plus(SERVER_UPTIME);
            Duration planned = plan.serverKills().get(number);
            timeline.at(planned.compareTo(earliest) < 0 ? earliest : planned, () -> restartServer(number));
        }
    }

    private void awaitEnds() {
        @Nullable Duration limit = null;
        while (limit == null || timeline.elapsed().compareTo(limit) < 0) {
            Pause.millis(STATE_INTERVAL.toMillis());
            boolean isOver = timeline.isOver();
            if (isOver && limit == null) {
                limit = timeline.elapsed().plus(options.limit());
            }
            readOpenStates();
            boolean retrying = retryEnded();
            if (isOver && !retrying && unended() == 0) {
                return;
            }
        }
    }

    /** Reads the states of flow runs that had not ended: the server's time is for the workers. */
    private void readOpenStates() {
        states.putAll(scene.flowRuns()
                .stateTypes(ids.values().stream().filter(this::isOpen).toList()));
        if (timeline.elapsed().compareTo(nextProgress) < 0) {
            return;
        }
        nextProgress = timeline.elapsed().plus(PROGRESS_INTERVAL);
        progress.accept(String.format(
                "%4d s: %d of %d flow runs created, %d not ended, %d kills",
                timeline.elapsed().toSeconds(),
                ids.size(),
                options.runs(),
                unended(),
                scene.workers().kills()));
    }

    private boolean isOpen(String id) {
        return !FlowRuns.FINAL.contains(states.getOrDefault(id, ""));
    }

    private long unended() {
        return ids.values().stream().filter(this::isOpen).count();
    }

    private boolean slotsAreFree() {
        return options.concurrency() == 0 || scene.flowRuns().activeSlots(scripts) == 0;
    }

    private boolean retryEnded() {
        boolean any = false;
        for (PlannedRun run : plan.runs()) {
            String id = ids.get(run);
            if (run.retried() && id != null && !isOpen(id) && retried.add(run)) {
                scene.flowRuns().retry(id);
                states.remove(id);
                any = true;
            }
        }
        return any;
    }

    /** Waits until all jobs have ended, and long enough to see a state that is replaced late. */
    private void awaitQuiet() {
        Duration from = timeline.elapsed();
        Duration spent = Duration.ZERO;
        while (spent.compareTo(QUIET) < 0
                || (spent.compareTo(options.settle()) < 0
                        && !(liveCommands().isEmpty() && liveProcesses().isEmpty() && slotsAreFree()))) {
            Pause.millis(STATE_INTERVAL.toMillis());
            spent = timeline.elapsed().minus(from);
        }
        states.putAll(scene.flowRuns().stateTypes(ids.values()));
    }

    private List<String> liveCommands() {
        return scene.platform().commands().stream()
                .filter(Platform::isLive)
                .map(command -> command.path("id").asText() + " of flow run "
                        + command.at("/tags/prefect.io~1flow-run-id").asText())
                .toList();
    }

    private List<String> liveProcesses() {
        return JobFile.liveProcesses(evidence.jobs())
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .toList();
    }

    private ChaosReport report(Duration duration) {
        WorkerLogs logs = new WorkerLogs(scene.workers().logs());
        List<JsonNode> commands = scene.platform().commands();
        List<ChaosReport.Result> results = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            String id = ids.getOrDefault(run, "");
            if (id.isEmpty()) {
                results.add(new ChaosReport.Result(run, id, "NONE", 0, 0, List.of("was not created")));
                continue;
            }
            JsonNode history = scene.flowRuns().history(id);
            List<Instant> retries = FlowRuns.retries(history);
            JobFile file = JobFile.read(evidence.jobs(), id);
            String state = states.getOrDefault(id, "NONE");
            ChaosReport.Result result = new ChaosReport.Result(
                    run,
                    id,
                    state,
                    retries.size() + 1,
                    file.executions(Instant.MIN, Instant.MAX).size(),
                    RunCheck.violations(run, state, retries, file));
            if (!result.violations().isEmpty()) {
                List<String> heading = new ArrayList<>(result.violations());
                heading.add(0, run.toString());
                evidence.write(heading, id, history, commands, logs);
            }
            results.add(result);
        }
        ChaosReport report = new ChaosReport(
                options,
                results,
                liveCommands(),
                liveProcesses(),
                slotsAreFree(),
                scene.workers().kills(),
                scene.workers().ownExits(),
                logs.adoptions(),
                List.copyOf(outages),
                duration,
                cpu.meanPercent());
        evidence.write("report.txt", report.text());
        return report;
    }
}
