/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final Duration CANCEL_TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 50;
    private static final String NEVER = "-";

    private final ChaosScene scene;
    private final Evidence evidence;
    private final ExecutorService threads = Executors.newCachedThreadPool();

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
            try (ChaosScene scene = ChaosScene.start(
                    release, null, WorkerProgram.CHAOS_WORKER, 1, new Random(1), evidence, SLOW_PLATFORM)) {
                String text = "\nPrefect " + version + "\n" + new CancelTimes(scene, evidence).measure();
                System.out.print(text);
                evidence.write("report.txt", text);
            }
        }
        System.exit(0);
    }

    private String measure() throws InterruptedException, ExecutionException {
        String warm = scene.flowRuns().scriptDeployment("warm");
        warmUp(warm);
        StringBuilder text = new StringBuilder(
                String.format("%-26s %-12s %12s %14s%n", "cancelled when", "state", "CANCELLED", "command ended"));
        try {
            List<Future<String>> rows = new ArrayList<>();
            for (CancelPhase phase : CancelPhase.values()) {
                String deployment =
                        phase == CancelPhase.WORKLOAD_CREATED ? scene.flowRuns().scriptDeployment("cold") : warm;
                rows.add(threads.submit(() -> measure(phase, deployment)));
            }
            for (Future<String> row : rows) {
                text.append(row.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return text.toString();
    }

    /** Runs one job to its end, after which the workload of its deployment is ready. */
    private void warmUp(String deployment) {
        String id = scene.flowRuns()
                .create(deployment, "warm-up", JobKind.COMPLETES, Duration.ofMillis(100), Instant.now());
        require(PHASE_TIMEOUT, () -> isFinal(id), "The first flow run did not end");
    }

    /** Returns the row of a phase. Both times are measured from the response to the request to cancel the flow run. */
    private String measure(CancelPhase phase, String deployment) throws ExecutionException, InterruptedException {
        Instant due = phase == CancelPhase.SCHEDULED ? Instant.now().plus(Duration.ofHours(1)) : Instant.now();
        String id = scene.flowRuns().create(deployment, phase.name(), phase.kind(), WORK_TIME, due);
        require(PHASE_TIMEOUT, () -> isIn(phase, id), "Flow run " + id + " did not reach the phase " + phase);
        scene.flowRuns().cancel(id);
        Future<String> cancelled = threads.submit(() -> time(CANCEL_TIMEOUT, () -> isFinal(id)));
        String endedAfter = time(CANCEL_TIMEOUT, () -> hasNoLiveCommand(id));
        String cancelledAfter = cancelled.get();
        String state = state(id);
        String row = String.format("%-26s %-12s %12s %14s%n", phase, state, cancelledAfter, endedAfter);
        if (!state.equals("CANCELLED")) {
            evidence.write(
                    List.of(row),
                    id,
                    scene.flowRuns().history(id),
                    commands(id),
                    new WorkerLogs(scene.workers().logs()));
        }
        return row;
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

    private boolean isFinal(String id) {
        return FlowRuns.FINAL.contains(state(id));
    }

    /** A flow run that has not ended may still get its first command. */
    private boolean hasNoLiveCommand(String id) {
        boolean isFinal = isFinal(id);
        List<JsonNode> commands = commands(id);
        return commands.isEmpty() ? isFinal : commands.stream().noneMatch(Platform::isLive);
    }

    private List<JsonNode> commands(String id) {
        List<JsonNode> commands = new ArrayList<>(scene.platform().commands());
        commands.removeIf(command -> !command.toString().contains(id));
        return commands;
    }

    private static void require(Duration timeout, BooleanSupplier condition, String problem) {
        if (time(timeout, condition).equals(NEVER)) {
            throw new IllegalStateException(problem);
        }
    }

    /** Returns how long it takes until a condition is true, as text. */
    private static String time(Duration timeout, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                return NEVER;
            }
            Pause.millis(POLL_MILLIS);
        }
        return String.format("%.1f s", (System.nanoTime() - start) / 1e9);
    }
}
