/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Runs a job that prints many lines while log tails are broken and its worker is killed, and checks that each line is in the logs of the
 * flow run in Prefect once and in order, and that followers in other processes have received each once. Another job prints lines and dies
 * at once. Every part is a process of its own.
 *
 * <pre>{@code
 * mvn -q -pl cpln-prefect-bridge -am -Pchaos process-test-classes -Dchaos.program=LogCopies \
 *     -Dchaos.args="3.8.8 100000 420 2 420 8"
 * }</pre>
 *
 * <p>Arguments: release of the server, lines, attempts to break the tails, kills of the worker, seconds that the job prints,
 * number of followers. The exit code is 1 if
 * a line was lost, repeated or out of order.
 */
public final class LogCopies {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int LAST_WORDS = 50;

    private final ChaosScene scene;
    private final Evidence evidence;
    private final int lines;
    private final int kills;
    private final Duration printing;
    private final int followerCount;

    private LogCopies(ChaosScene scene, Evidence evidence, int lines, int kills, Duration printing, int followerCount) {
        this.scene = scene;
        this.evidence = evidence;
        this.lines = lines;
        this.kills = kills;
        this.printing = printing;
        this.followerCount = followerCount;
    }

    /**
     * The result of the program.
     *
     * @param copied the lines in Prefect
     * @param followed the lines that each follower received
     * @param lastWords the lines of the job that died at once, in Prefect
     * @param text all figures
     */
    record Report(CopiedLines copied, List<CopiedLines> followed, CopiedLines lastWords, String text) {
        boolean isCorrect() {
            return copied.isCorrect() && followed.stream().allMatch(CopiedLines::isCorrect) && lastWords.isCorrect();
        }
    }

    /**
     * Runs the program.
     *
     * @param args the arguments
     * @throws IOException if a part of the program does not start
     */
    public static void main(String[] args) throws IOException {
        Report report = run(
                ChaosOptions.release(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Duration.ofSeconds(Long.parseLong(args[4])),
                Integer.parseInt(args[5]));
        System.out.print(report.text());
        System.exit(report.isCorrect() ? 0 : 1);
    }

    static Report run(PrefectRelease release, int lines, int breaks, int kills, Duration printing, int followerCount)
            throws IOException {
        Evidence evidence = Evidence.in("copies-" + release.version());
        Map<String, String> settings = new HashMap<>();
        settings.put(ChaosWorker.COPIED_LINES, String.valueOf(2 * lines));
        if (breaks > 0) {
            settings.put(ChaosPlatform.TAIL_BREAKS, String.valueOf(Math.max(1, printing.toMillis() / breaks)));
        }
        try (ChaosScene scene =
                ChaosScene.start(release, WorkerProgram.CHAOS_WORKER, 1, new Random(1), evidence, settings)) {
            return new LogCopies(scene, evidence, lines, kills, printing, followerCount).run();
        }
    }

    private Report run() throws IOException {
        String dying = create("dies", LAST_WORDS, JobKind.PRINTS_AND_DIES, Duration.ZERO);
        String printed = create("prints", lines, JobKind.PRINTS, printing);
        String pid = pid(printed);
        List<ChildProcess> followers =
                IntStream.range(0, followerCount).mapToObj(i -> follow(pid, i)).toList();
        await("the job to run", () -> hasState(printed, "RUNNING") || isFinal(printed));
        Instant running = Instant.now();
        for (int kill = 1; kill <= kills; kill++) {
            pauseUntil(running.plus(printing.multipliedBy(kill).dividedBy(kills + 1)));
            scene.workers().killOne();
        }
        await("the flow run to end", () -> isFinal(printed));
        await(
                "the last line in Prefect",
                () -> scene.flowRuns().copiedLines(printed, true, 0).contains(last()));
        Duration copied = Duration.between(running, Instant.now());
        await("the followers to end", () -> followers.stream().noneMatch(ChildProcess::isAlive));
        await("the flow run of the dying job to end", () -> isFinal(dying));
        await(
                "the last words",
                () -> !scene.flowRuns().copiedLines(dying, true, 0).isEmpty());
        // A line that is there twice may come last.
        Pause.millis(10_000);
        return report(printed, dying, followers, copied);
    }

    private String create(String name, int count, JobKind kind, Duration workTime) {
        String deployment = scene.flowRuns().scriptDeployment(name, Map.of("CHAOS_LINES", String.valueOf(count)));
        return scene.flowRuns().create(deployment, name, kind, workTime, Instant.now());
    }

    private ChildProcess follow(String pid, int number) {
        Map<String, String> environment = new HashMap<>(scene.platform().environment());
        environment.put("PREFECT_API_URL", scene.server().apiUrl());
        environment.put(LogFollower.PID, pid);
        return ChildProcess.java(
                LogFollower.class, environment, evidence.folder().resolve("follower-" + number + ".log"));
    }

    private String pid(String id) {
        await(
                "the PID of the job",
                () -> !read(id).path("infrastructure_pid").asText("").isEmpty());
        return read(id).path("infrastructure_pid").asText();
    }

    private JsonNode read(String id) {
        scene.workers().startEnded();
        return scene.flowRuns().read(id);
    }

    private boolean hasState(String id, String type) {
        return read(id).path("state_type").asText().equals(type);
    }

    private boolean isFinal(String id) {
        return FlowRuns.FINAL.contains(read(id).path("state_type").asText());
    }

    private String last() {
        return "line " + (lines - 1);
    }

    private void pauseUntil(Instant time) {
        while (Instant.now().isBefore(time)) {
            scene.workers().startEnded();
            Pause.millis(100);
        }
    }

    private void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Waited too long for " + what + "; see " + evidence.folder());
            }
            scene.workers().startEnded();
            Pause.millis(200);
        }
    }

    private Report report(String printed, String dying, List<ChildProcess> followers, Duration copied)
            throws IOException {
        CopiedLines inPrefect = CopiedLines.of(lines, copies(printed));
        List<CopiedLines> followed = new ArrayList<>();
        for (ChildProcess follower : followers) {
            followed.add(CopiedLines.of(lines, Files.readAllLines(follower.log())));
        }
        CopiedLines lastWords = CopiedLines.of(LAST_WORDS, copies(dying));
        String text = String.format(
                Locale.ROOT,
                "in Prefect:    %s%nfollowers:     %s%nlast words:    %s%nbreaks:        %d connections%nkills:         %d%n"
                        + "from running to the last line in Prefect: %.1f s, %.0f lines per second%n"
                        + "CPU time:      platform %.1f s, live worker %.1f s%n",
                inPrefect,
                followed,
                lastWords,
                scene.platform().breaks(),
                scene.workers().kills(),
                copied.toMillis() / 1000.0,
                lines * 1000.0 / copied.toMillis(),
                scene.platform().cpuTime().toMillis() / 1000.0,
                scene.workers().cpuTime().toMillis() / 1000.0);
        evidence.write("report.txt", text);
        return new Report(inPrefect, followed, lastWords, text);
    }

    private List<String> copies(String id) {
        List<String> all = new ArrayList<>();
        List<String> page = scene.flowRuns().copiedLines(id, false, 0);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = scene.flowRuns().copiedLines(id, false, all.size());
        }
        evidence.write("copied-" + id + ".txt", String.join("\n", all));
        return all;
    }
}
