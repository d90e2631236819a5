/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs both measurements and prints their results as Markdown tables. */
public final class Benchmarks {

    private static final int REPETITIONS = 5;

    private Benchmarks() {}

    /**
     * Measures.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        System.out.printf(
                Locale.ROOT,
                "%d processors, Java %s, %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"));
        getOverhead();
        startThroughput();
        System.exit(0);
    }

    private static void getOverhead() throws IOException, RunnerException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FixedAnswerServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String address = Objects.requireNonNull(output.readLine(), "the server did not start");
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(GetOverhead.class.getName())
                            .addProfiler(GCProfiler.class)
                            .jvmArgsAppend("-D" + GetOverhead.SERVER + "=" + address)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run();
            double bare = results.stream()
                    .filter(result -> label(result).equals("bare"))
                    .findFirst()
                    .orElseThrow()
                    .getPrimaryResult()
                    .getScore();
            System.out.println("| one get | µs per call (99.9 % interval) | against bare | bytes allocated per call |");
            System.out.println("| --- | --- | --- | --- |");
            for (RunResult result : results) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.1f ± %.1f | %.2f | %.0f |%n",
                        label(result),
                        result.getPrimaryResult().getScore(),
                        result.getPrimaryResult().getScoreError(),
                        result.getPrimaryResult().getScore() / bare,
                        allocated(result));
            }
            System.out.println();
        } finally {
            server.destroy();
        }
    }

    private static double allocated(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }

    private static String label(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static void startThroughput() throws InterruptedException {
        StartThroughput.measure(); // warms up
        List<StartThroughput.Result> results = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            results.add(StartThroughput.measure());
        }
        System.out.println("| 1,000 flow runs, scheduled to running | min | median | max |");
        System.out.println("| --- | --- | --- | --- |");
        row("flow runs per second", results, StartThroughput.Result::perSecond);
        row("requests to Prefect per run", results, StartThroughput.Result::prefectPerRun);
        row("requests to Control Plane per run", results, StartThroughput.Result::controlPlanePerRun);
    }

    private static void row(
            String name, List<StartThroughput.Result> results, ToDoubleFunction<StartThroughput.Result> figure) {
        double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                name,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }
}
