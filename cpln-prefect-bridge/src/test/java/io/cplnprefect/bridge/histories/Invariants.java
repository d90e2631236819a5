/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must hold in each history. */
final class Invariants {

    /** Two until the share of a process that has ended is taken over, two for sightings, and one for the grace. */
    private static final int ROUNDS_OF_A_STOP = 5;

    private final World world;
    private final Map<FlowProcess, Integer> roundsAfterEnd = new HashMap<>();
    private final Map<FlowProcess, Integer> roundsCrashed = new HashMap<>();

    Invariants(World world) {
        this.world = world;
    }

    /** Checks what must hold at any time. */
    void afterStep() {
        for (PlannedRun run : world.runs()) {
            for (int attempt = 0; attempt <= run.attempt(); attempt++) {
                List<FlowProcess> begun = world.processes(run, attempt).stream()
                        .filter(FlowProcess::begun)
                        .toList();
                if (begun.size() > 1 && !run.startedLate()) {
                    fail(run + " was executed more than once in attempt " + attempt + ": " + begun);
                }
            }
        }
    }

    private void fail(String text) {
        if (!world.violations().contains(text)) {
            world.violation(text);
        }
    }

    /** Checks after a round of all workers, after the disturbances have ended. */
    void afterRound(int round) {
        afterStep();
        for (FlowProcess process : world.processes()) {
            PlannedRun run = process.run();
            if (!process.live()) {
                continue;
            }
            String state = run.deleted() ? "deleted" : world.stateType(run);
            boolean ended = run.deleted() || World.FINAL.contains(state) || process.attempt() < run.attempt();
            int rounds = ended ? roundsAfterEnd.merge(process, 1, Integer::sum) : 0;
            if (!ended) {
                roundsAfterEnd.remove(process);
            }
            if (rounds > ROUNDS_OF_A_STOP && !process.stopped()) {
                fail(process + " lives " + rounds + " rounds after its run became " + state);
            }
            boolean crashed = state.equals("CRASHED") && process.attempt() == run.attempt() && !run.cancelled();
            if (crashed && roundsCrashed.merge(process, 1, Integer::sum) > 3) {
                fail(process + " lives and its run is CRASHED in round " + round);
            }
        }
    }

    /** Returns whether nothing more can happen. */
    boolean quiet(List<WorkerProcess> workers) {
        return world.processes().stream().noneMatch(FlowProcess::live)
                && world.runs().stream().allMatch(run -> run.deleted() || World.FINAL.contains(world.stateType(run)))
                && workers.stream().allMatch(worker -> worker.memory() == null);
    }

    void atEnd(List<WorkerProcess> workers) {
        world.processes().stream().filter(FlowProcess::live).forEach(process -> fail(process + " never ended"));
        workers.stream().map(WorkerProcess::memory).filter(Objects::nonNull).forEach(this::fail);
        liveCommands().forEach(command -> fail("the command is live: " + command));
        for (PlannedRun run : world.runs()) {
            if (!run.deleted()) {
                JsonNode flowRun = world.flowRun(run);
                String state = flowRun.path("state_type").asText();
                if (World.FINAL.contains(state)) {
                    ended(run, flowRun, state);
                } else {
                    fail(run + " never ended: " + state);
                }
            }
        }
    }

    private List<String> liveCommands() {
        return world.platform().state().dump().properties().stream()
                .filter(item -> item.getKey().contains("/-command/"))
                .filter(item -> List.of("pending", "running")
                        .contains(item.getValue().path("lifecycleStage").asText()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void ended(PlannedRun run, JsonNode flowRun, String state) {
        List<FlowProcess> jobs = world.processes(run, run.attempt());
        if (run.everChanged() || run.startedLate() || jobs.isEmpty()) {
            return;
        }
        FlowProcess job = jobs.get(0);
        String expected = expected(job);
        if (!job.stopped() && !state.equals(expected)) {
            fail(run + " is " + state + ", its job says " + expected);
        }
        String pid = flowRun.path("infrastructure_pid").asText("");
        if (!pid.isEmpty() && !pid.endsWith(":" + job.command())) {
            fail(run + " has the PID " + pid + " and not of " + job + " with the command " + job.command());
        }
    }

    private static String expected(FlowProcess job) {
        if (job.report() != null) {
            return job.report();
        }
        return job.run().kind() == FlowKind.SILENT ? "COMPLETED" : "CRASHED";
    }

    /** Returns how many flow runs were executed more than once in an attempt, because a start had its effect after the margin. */
    long executedTwice() {
        return world.runs().stream()
                .filter(run -> IntStream.rangeClosed(0, run.attempt())
                        .anyMatch(attempt -> world.processes(run, attempt).stream()
                                        .filter(FlowProcess::begun)
                                        .count()
                                > 1))
                .count();
    }

    /** Returns how many jobs were started for attempts that had one. */
    long surplus() {
        return world.processes().stream()
                .filter(process ->
                        world.processes(process.run(), process.attempt()).get(0) != process)
                .count();
    }

    /** Returns the histories of all flow runs, for the report. */
    String states() {
        return world.runs().stream()
                .map(run -> run + "\n"
                        + world.states(run).stream()
                                .map(state -> "    " + state.path("timestamp").asText() + " "
                                        + state.path("type").asText() + " '"
                                        + state.path("message").asText("") + "' "
                                        + state.path("id").asText())
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }
}
