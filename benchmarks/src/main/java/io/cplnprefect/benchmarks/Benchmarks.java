/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Runs the measurements and prints their results as Markdown tables. */
public final class Benchmarks {

    private static final int REPETITIONS = 5;

    private Benchmarks() {}

    /**
     * Runs all measurements.
     *
     * @param args none
     */
    public static void main(String[] args) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d processors, Java %s, %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"));
        CallCost.print();
        ManyCallers.print();
        startThroughput();
        System.exit(0);
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
