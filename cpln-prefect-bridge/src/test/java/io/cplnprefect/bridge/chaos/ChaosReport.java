/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of one execution of the chaos program.
 *
 * @param options the options
 * @param results the flow runs
 * @param liveCommands commands that have not ended
 * @param liveProcesses processes of jobs that have not ended
 * @param slotsAreFree whether all slots of the concurrency limit are free
 * @param kills kills of workers
 * @param ownExits ends of workers that were not killed
 * @param adoptions jobs that a worker observed without having claimed their flow runs
 * @param outages how long the Prefect server was not healthy, for each of its kills
 * @param duration duration of the program without its start
 * @param cpuPercent mean CPU load
 */
record ChaosReport(
        ChaosOptions options,
        List<Result> results,
        List<String> liveCommands,
        List<String> liveProcesses,
        boolean slotsAreFree,
        int kills,
        int ownExits,
        long adoptions,
        List<Duration> outages,
        Duration duration,
        double cpuPercent) {

    /** A flow run, the type of its state, the number of its executions, and the rules that do not hold for it. */
    record Result(PlannedRun run, String id, String state, int attempts, int executions, List<String> violations) {}

    boolean isCorrect() {
        return liveCommands.isEmpty()
                && liveProcesses.isEmpty()
                && slotsAreFree
                && results.stream().allMatch(result -> result.violations().isEmpty());
    }

    /** Returns the report as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%nChaos on Prefect %s, seed %d: %d flow runs, %d kills, %d own exits of workers, %d adoptions, %d s,"
                        + " mean CPU load %.0f %%%n%n",
                options.release().version(),
                options.seed(),
                results.size(),
                kills,
                ownExits,
                adoptions,
                duration.toSeconds(),
                cpuPercent));
        outages.forEach(outage -> text.append(String.format("outage of the server: %d s%n%n", outage.toSeconds())));
        text.append(String.format("%-32s %5s %9s %11s  %s%n", "job", "runs", "attempts", "executions", "states"));
        Map<String, List<Result>> groups = new TreeMap<>();
        results.forEach(result -> groups.computeIfAbsent(group(result.run()), name -> new ArrayList<>())
                .add(result));
        groups.forEach((name, group) -> {
            Map<String, Integer> states = new TreeMap<>();
            group.forEach(result -> states.merge(result.state(), 1, Integer::sum));
            text.append(String.format(
                    "%-32s %5d %9d %11d  %s%n",
                    name,
                    group.size(),
                    group.stream().mapToInt(Result::attempts).sum(),
                    group.stream().mapToInt(Result::executions).sum(),
                    states));
        });
        text.append(String.format("%nViolations:%n"));
        liveCommands.forEach(
                command -> text.append("command not ended: ").append(command).append('\n'));
        liveProcesses.forEach(
                process -> text.append("process not ended: ").append(process).append('\n'));
        if (!slotsAreFree) {
            text.append("slots of the concurrency limit are taken\n");
        }
        results.forEach(result -> result.violations()
                .forEach(violation -> text.append(
                        String.format("flow run %s (%s) %s%n", result.id(), group(result.run()), violation))));
        if (isCorrect()) {
            text.append("none\n");
        }
        return text.toString();
    }

    private static String group(PlannedRun run) {
        return run.kind()
                + (run.realFlow() ? ", real flow" : "")
                + (run.isCancelled() ? ", cancelled" : "")
                + (run.retried() ? ", retried" : "");
    }
}
