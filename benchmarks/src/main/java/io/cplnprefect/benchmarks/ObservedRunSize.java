/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.cpln.log.LogEntry;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What a worker holds for the flow runs that it observes: heap, threads and sockets between two rounds. */
final class ObservedRunSize {

    private static final long WAIT_NANOS = 10_000_000;

    private final EmulatorProcess emulators;
    private final BenchmarkWorker worker;
    private final AtomicInteger lines;
    private final boolean logs;

    private ObservedRunSize(EmulatorProcess emulators, BenchmarkWorker worker, AtomicInteger lines, boolean logs) {
        this.emulators = emulators;
        this.worker = worker;
        this.lines = lines;
        this.logs = logs;
    }

    /**
     * Prints a row for a number of flow runs, and one for twice as many.
     *
     * @param args the number, and whether log lines are streamed; if so, each job writes a line
     */
    public static void main(String[] args) throws IOException {
        int runs = Integer.parseInt(args[0]);
        boolean logs = Boolean.parseBoolean(args[1]);
        AtomicInteger lines = new AtomicInteger();
        WorkerListener count = new WorkerListener() {
            @Override
            public void line(UUID flowRunId, LogEntry line) {
                lines.incrementAndGet();
            }
        };
        try (EmulatorProcess emulators = EmulatorProcess.start();
                BenchmarkWorker worker = BenchmarkWorker.start(emulators, runs, logs, count)) {
            ObservedRunSize size = new ObservedRunSize(emulators, worker, lines, logs);
            emulators.run(runs);
            ProcessSize once = size.observing(runs);
            size.print(runs, once, "");
            emulators.run(runs);
            ProcessSize twice = size.observing(2 * runs);
            double perRun = (double) (twice.heapBytes() - once.heapBytes()) / runs;
            size.print(2 * runs, twice, String.format(Locale.ROOT, "%.0f", perRun));
        }
        System.exit(0);
    }

    static void printHead() {
        System.out.println("| observed flow runs | log lines | heap MiB | bytes for each more | threads | sockets |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
    }

    /** Takes flow runs over, and returns the size of this process after further rounds. */
    private ProcessSize observing(int runs) throws IOException {
        for (int i = 0; i < 2; i++) {
            worker.worker().syncOnce();
            worker.worker().observeOnce();
        }
        if (worker.worker().running().size() != runs) {
            throw new IllegalStateException(worker.worker().running().size() + " of " + runs + " observed");
        }
        if (logs) {
            int expected = lines.get() + runs;
            emulators.log();
            while (lines.get() < expected) {
                LockSupport.parkNanos(WAIT_NANOS);
            }
            if (lines.get() > expected) {
                throw new IllegalStateException("A log line was delivered twice");
            }
        }
        return ProcessSize.now();
    }

    private void print(int runs, ProcessSize size, String bytesPerRun) {
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.1f | %s | %d | %d |%n",
                runs,
                logs ? "streamed" : "not streamed",
                size.heapBytes() / 1048576.0,
                bytesPerRun,
                size.threads(),
                size.sockets());
    }
}
