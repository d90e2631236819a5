/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.worker.WorkerListener;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** How fast a worker submits scheduled flow runs of one deployment, and with how many requests. */
final class StartThroughput {

    /** The worker polls again when fewer submissions than this are under way, so that a poll rarely returns a run twice. */
    private static final int POLL_BELOW = 50;

    private static final long WAIT_NANOS = 2_000_000;

    private final EmulatorProcess emulators;
    private final BenchmarkWorker worker;
    private final AtomicInteger started;

    private StartThroughput(EmulatorProcess emulators, BenchmarkWorker worker, AtomicInteger started) {
        this.emulators = emulators;
        this.worker = worker;
        this.started = started;
    }

    /**
     * Prints a row for each number of flow runs, then the requests of the last one.
     *
     * @param args the numbers
     */
    public static void main(String[] args) throws IOException {
        int[] numbers = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        AtomicInteger started = new AtomicInteger();
        WorkerListener count = new WorkerListener() {
            @Override
            public void started(UUID flowRunId, Job job) {
                started.incrementAndGet();
            }
        };
        try (EmulatorProcess emulators = EmulatorProcess.start();
                BenchmarkWorker worker =
                        BenchmarkWorker.start(emulators, Arrays.stream(numbers).sum(), count)) {
            StartThroughput throughput = new StartThroughput(emulators, worker, started);
            printHead();
            EmulatorCost last = emulators.cost();
            for (int runs : numbers) {
                last = throughput.measure(runs);
            }
            printRequests(last, numbers[numbers.length - 1]);
        }
        System.exit(0);
    }

    private EmulatorCost measure(int runs) throws IOException {
        emulators.schedule(runs);
        EmulatorCost before = emulators.cost();
        ProcessCost ownBefore = ProcessCost.now();
        int startedBefore = started.get();
        long begin = System.nanoTime();
        while (started.get() - startedBefore < runs) {
            if (worker.worker().submitting() >= POLL_BELOW
                    || worker.worker().pollOnce().submitted().isEmpty()) {
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        ProcessCost own = ProcessCost.now().minus(ownBefore).dividedBy(runs);
        EmulatorCost cost = emulators.cost().minus(before);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.0f | %.2f | %.2f | %.2f | %.2f |%n",
                runs,
                runs / seconds,
                (double) cost.prefectRequests() / runs,
                (double) cost.controlPlaneRequests() / runs,
                own.cpuMicros() / 1e3,
                cost.cpuSeconds() * 1e3 / runs);
        return cost;
    }

    private static void printHead() {
        System.out.println("| flow runs | submitted per second | requests to Prefect per run | to Control Plane |"
                + " CPU ms per run of the worker | of the emulators |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
    }

    private static void printRequests(EmulatorCost cost, int runs) {
        System.out.println();
        System.out.printf(Locale.ROOT, "| request | per run, of %,d |%n", runs);
        System.out.println("| --- | --- |");
        Map<String, Long> all = new TreeMap<>(cost.prefect());
        all.putAll(cost.controlPlane());
        all.forEach((kind, count) -> System.out.printf(Locale.ROOT, "| %s | %.3f |%n", kind, (double) count / runs));
    }
}
