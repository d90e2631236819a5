/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Cancels flow runs through the Prefect API in each {@link CancelPhase}, with one worker, and prints how long they take to
 * become CANCELLED and their commands to end.
 *
 * <pre>{@code
 * mvn -q -pl cpln-prefect-bridge -am -Pchaos process-test-classes -Dchaos.program=CancelTimes -Dchaos.args="2.20.25 3.8.8"
 * }</pre>
 */
public final class CancelTimes {

    /** Long enough to see a workload that is not ready and a command that is pending. */
    private static final Map<String, String> SLOW_PLATFORM =
            Map.of(ChaosPlatform.READINESS_DELAY, "10000", ChaosPlatform.COMMAND_DELAY, "4000");

    private static final Duration WORK_TIME = Duration.ofMinutes(20);
    private static final Duration PHASE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration CANCEL_TIMEOUT = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 100;

    private final ChaosScene scene;
    private final Evidence evidence;

    private CancelTimes(ChaosScene scene, Evidence evidence) {
        this.scene = scene;
        this.evidence = evidence;
    }

    /**
     * Runs the program.
     *
     * @param args releases of the Prefect server; 2.20.25 and 3.8.8 by default
     * @throws Exception if a part of the program does not start
     */
    public static void main(String[] args) throws Exception {
        for (String version : args.length == 0 ? new String[] {"2.20.25", "3.8.8"} : args) {
            PrefectRelease release = ChaosOptions.release(version);
            Evidence evidence = Evidence.in("cancel-" + version);
            try (ChaosScene scene = ChaosScene.start(release, 1, new Random(1), evidence, SLOW_PLATFORM)) {
                String text = "\nPrefect " + version + "\n" + new CancelTimes(scene, evidence).measure();
                System.out.print(text);
                evidence.write("report.txt", text);
            }
        }
        System.exit(0);
    }

    private String measure() throws InterruptedException, ExecutionException {
        String warm = scene.flowRuns().scriptDeployment("warm");
        measureWarm(warm);
        StringBuilder text = new StringBuilder(
                String.format("%-26s %-12s %12s %14s%n", "cancelled when", "state", "CANCELLED", "command ended"));
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<CancelPhase, Future<String>> rows = new LinkedHashMap<>();
        for (CancelPhase phase : CancelPhase.values()) {
            String deployment =
                    phase == CancelPhase.WORKLOAD_CREATED ? scene.flowRuns().scriptDeployment("cold") : warm;
            rows.put(phase, threads.submit(() -> measure(phase, deployment)));
        }
        for (Future<String> row : rows.values()) {
            text.append(row.get());
        }
        threads.shutdown();
        return text.toString();
    }

    /** Runs one job to its end, after which the workload of its deployment is ready. */
    private void measureWarm(String deployment) {
        String id = scene.flowRuns()
                .create(deployment, "warm-up", JobKind.COMPLETES, Duration.ofMillis(100), Instant.now());
        await(PHASE_TIMEOUT, () -> FlowRuns.FINAL.contains(state(id)), "The first flow run did not end");
    }

    private String measure(CancelPhase phase, String deployment) {
        Instant due = phase == CancelPhase.SCHEDULED ? Instant.now().plus(Duration.ofHours(1)) : Instant.now();
        String id = scene.flowRuns().create(deployment, phase.name(), phase.kind(), WORK_TIME, due);
        await(PHASE_TIMEOUT, () -> isIn(phase, id), "Flow run " + id + " did not reach the phase " + phase);
        long cancelled = System.nanoTime();
        scene.flowRuns().cancel(id);
        long deadline = cancelled + CANCEL_TIMEOUT.toNanos();
        String finalAfter = "-";
        String endedAfter = "-";
        while (System.nanoTime() < deadline && (finalAfter.equals("-") || endedAfter.equals("-"))) {
            boolean isOver = FlowRuns.FINAL.contains(state(id));
            if (isOver && finalAfter.equals("-")) {
                finalAfter = secondsSince(cancelled);
            }
            List<JsonNode> commands = commands(id);
            if (isOver && commands.isEmpty()) {
                endedAfter = "no command";
            } else if (!commands.isEmpty() && commands.stream().noneMatch(Platform::isLive) && endedAfter.equals("-")) {
                endedAfter = secondsSince(cancelled);
            }
            Pause.millis(POLL_MILLIS);
        }
        String state = state(id);
        if (!state.equals("CANCELLED")) {
            ChaosReport.Result result = new ChaosReport.Result(
                    new PlannedRun(0, phase.kind(), WORK_TIME, false, Duration.ZERO, Duration.ZERO, false),
                    id,
                    state,
                    1,
                    1,
                    List.of("was cancelled when " + phase));
            evidence.write(
                    result,
                    scene.flowRuns().history(id),
                    commands(id),
                    new WorkerLogs(scene.workers().logs()));
        }
        return String.format("%-26s %-12s %12s %14s%n", phase, state, finalAfter, endedAfter);
    }

    private boolean isIn(CancelPhase phase, String id) {
        return switch (phase) {
            case SCHEDULED -> state(id).equals("SCHEDULED");
            case CLAIMED, WORKLOAD_CREATED -> state(id).equals("PENDING");
            case COMMAND_PENDING ->
                commands(id).stream()
                        .anyMatch(command ->
                                command.path("lifecycleStage").asText().equals("pending"));
            case RUNNING, RUNNING_HANDLES_CANCEL, RUNNING_IGNORES_SIGTERM ->
                !JobFile.read(evidence.jobs(), id)
                        .executions(Instant.MIN, Instant.MAX)
                        .isEmpty();
        };
    }

    private String state(String id) {
        return scene.flowRuns().stateTypes(List.of(id)).getOrDefault(id, "");
    }

    private List<JsonNode> commands(String id) {
        List<JsonNode> commands = new ArrayList<>(scene.platform().commands());
        commands.removeIf(command -> !command.toString().contains(id));
        return commands;
    }

    private static String secondsSince(long nanos) {
        return String.format("%.1f s", (System.nanoTime() - nanos) / 1e9);
    }

    private static void await(Duration timeout, BooleanSupplier condition, String problem) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(problem);
            }
            Pause.millis(POLL_MILLIS);
        }
    }
}
