/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.worker.WorkerListener;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a round of observation costs over many flow runs that have not changed, and how long a new worker takes until it observes
 * flow runs whose worker is offline.
 */
final class ObservationRound {

    private static final int REPETITIONS = 5;
    private static final int WORKLOADS = 4;
    private static final int COMMAND_PAGE = 50;
    private static final int RUN_PAGE = 200;

    private final EmulatorProcess emulators;
    private final int runs;

    private ObservationRound(EmulatorProcess emulators, int runs) {
        this.emulators = emulators;
        this.runs = runs;
    }

    /**
     * Prints one row per kind of round.
     *
     * @param args the number of flow runs
     */
    public static void main(String[] args) throws IOException {
        int runs = Integer.parseInt(args[0]);
        try (EmulatorProcess emulators = EmulatorProcess.start()) {
            emulators.run(runs);
            new ObservationRound(emulators, runs).measure();
        }
        System.exit(0);
    }

    static void printHead() {
        System.out.println(
                "| running flow runs | round | requests: Prefect, Control Plane | per page | s: min, median, max |"
                        + " CPU s of the worker | CPU s of the emulators |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    }

    private void measure() throws IOException {
        EmulatorCost before = emulators.cost();
        ProcessCost ownBefore = ProcessCost.now();
        long start = System.nanoTime();
        try (BenchmarkWorker worker = BenchmarkWorker.start(emulators, runs, new WorkerListener() {})) {
            observe(worker.worker()::syncOnce);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (worker.worker().running().size() != runs) {
                throw new IllegalStateException(worker.worker().running().size() + " of " + runs + " taken over");
            }
            print("take-over by a new worker", new double[] {seconds}, ownBefore, before);
            repeat("syncOnce", worker.worker()::syncOnce);
            repeat("observeOnce", worker.worker()::observeOnce);
            repeat("sync(pool).runOnce", worker.sync()::runOnce);
        }
    }

    private void repeat(String name, Supplier<SyncReport> round) throws IOException {
        EmulatorCost before = emulators.cost();
        ProcessCost ownBefore = ProcessCost.now();
        double[] seconds = new double[REPETITIONS];
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            observe(round);
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        print(name, seconds, ownBefore, before);
    }

    private void observe(Supplier<SyncReport> round) {
        SyncReport report = round.get();
        boolean unchanged = report.flowRuns() == runs
                && report.jobs() == runs
                && report.events().isEmpty()
                && report.problems().isEmpty();
        if (!unchanged) {
            throw new IllegalStateException("Not a round over " + runs + " unchanged flow runs: " + report);
        }
    }

    private void print(String name, double[] seconds, ProcessCost ownBefore, EmulatorCost before) throws IOException {
        ProcessCost own = ProcessCost.now().minus(ownBefore).dividedBy(seconds.length);
        EmulatorCost cost = emulators.cost().minus(before);
        double prefect = (double) cost.prefectRequests() / seconds.length;
        double controlPlane = (double) cost.controlPlaneRequests() / seconds.length;
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.0f, %.0f | %.2f | %s | %.2f | %.2f |%n",
                runs,
                name,
                prefect,
                controlPlane,
                (prefect + controlPlane) / pages(),
                Figures.minMedianMax(seconds, "%.2f"),
                own.cpuMicros() / 1e6,
                cost.cpuSeconds() / seconds.length);
    }

    /** Returns the number of pages that both lists have. */
    private int pages() {
        int commands = WORKLOADS * pages(runs / WORKLOADS, COMMAND_PAGE);
        return commands + pages(runs, RUN_PAGE);
    }

    private static int pages(int items, int size) {
        return (items + size - 1) / size;
    }
}
