/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.worker.WorkerListener;
import java.io.IOException;
import java.util.Locale;

/** What a worker holds for the flow runs that it observes: heap, threads and sockets between two rounds. */
final class ObservedRunSize {

    private ObservedRunSize() {}

    /**
     * Prints a row for a number of flow runs, and one for twice as many.
     *
     * @param args the number
     */
    public static void main(String[] args) throws IOException {
        int runs = Integer.parseInt(args[0]);
        try (EmulatorProcess emulators = EmulatorProcess.start();
                BenchmarkWorker worker = BenchmarkWorker.start(emulators, runs, new WorkerListener() {})) {
            emulators.run(runs);
            ProcessSize once = observed(worker, runs);
            print(runs, once, "");
            emulators.run(runs);
            ProcessSize twice = observed(worker, 2 * runs);
            double perRun = (double) (twice.heapBytes() - once.heapBytes()) / runs;
            print(2 * runs, twice, String.format(Locale.ROOT, "%.0f", perRun));
        }
        System.exit(0);
    }

    private static ProcessSize observed(BenchmarkWorker worker, int runs) throws IOException {
        for (int i = 0; i < 2; i++) {
            worker.worker().syncOnce();
            worker.worker().observeOnce();
        }
        if (worker.worker().running().size() != runs) {
            throw new IllegalStateException(worker.worker().running().size() + " of " + runs + " observed");
        }
        return ProcessSize.now();
    }

    static void printHead() {
        System.out.println("| observed flow runs | heap MiB | bytes for each more | threads | sockets |");
        System.out.println("| --- | --- | --- | --- | --- |");
    }

    private static void print(int runs, ProcessSize size, String bytesPerRun) {
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.1f | %s | %d | %d |%n",
                runs,
                size.heapBytes() / 1048576.0,
                bytesPerRun,
                size.threads(),
                size.sockets());
    }
}
