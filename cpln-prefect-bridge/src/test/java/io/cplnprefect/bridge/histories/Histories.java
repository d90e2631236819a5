/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * Runs histories and prints what was disturbed and what is wrong.
 *
 * <pre>{@code
 * Histories 10000          histories 1 to 10000, on all processors
 * Histories 5000 20001     5000 histories from seed 20001
 * Histories replay 4711    one history, with its trace
 * }</pre>
 *
 * <p>A history depends on its seed alone. Every third seed is of a Prefect server 2.20, whose states have random ids. The exit code is 1 if an invariant did not hold in any.
 */
public final class Histories {

    private static final int MAX_REPORTS = 5;

    /** Services keep what they have received, so that new ones replace them from time to time. */
    private static final int PER_SERVICES = 200;

    private final Counts counts = new Counts();
    private final List<String> reports = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> failed = Collections.synchronizedList(new ArrayList<>());

    /** Runs the program; see the class. */
    public static void main(String[] arguments) throws Exception {
        SeededUuids.install();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        Histories histories = new Histories();
        if (arguments[0].equals("replay")) {
            histories.replay(Long.parseLong(arguments[1]));
            return;
        }
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long begin = System.nanoTime();
        histories.run(first, Long.parseLong(arguments[0]), Runtime.getRuntime().availableProcessors());
        System.out.println(histories);
        System.out.println((System.nanoTime() - begin) / 1_000_000_000 + " s");
        System.exit(histories.failed.isEmpty() ? 0 : 1);
    }

    private void replay(long seed) {
        SeededUuids.begin();
        try (Services services = new Services(release(seed))) {
            SeededUuids.seed(seed);
            try (History history = new History(seed, services, counts)) {
                history.run();
                System.out.println(history.report());
            }
        }
        System.exit(0);
    }

    private void run(long first, long number, int threads) throws InterruptedException {
        AtomicLong next = new AtomicLong(first);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(executor.submit(() -> {
                runAll(next, first + number);
            }));
        }
        executor.shutdown();
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void runAll(AtomicLong next, long end) {
        SeededUuids.begin();
        long seed = next.getAndIncrement();
        while (seed < end) {
            try (Services v2 = new Services(PrefectRelease.V2_20);
                    Services v3 = new Services(PrefectRelease.V3)) {
                for (int i = 0; i < PER_SERVICES && seed < end; i++) {
                    run(seed, release(seed) == PrefectRelease.V2_20 ? v2 : v3);
                    seed = next.getAndIncrement();
                }
            }
        }
    }

    private static PrefectRelease release(long seed) {
        return seed % 3 == 0 ? PrefectRelease.V2_20 : PrefectRelease.V3;
    }

    private void run(long seed, Services services) {
        SeededUuids.seed(seed);
        try (History history = new History(seed, services, counts)) {
            List<String> violations = history.run();
            if (!violations.isEmpty()) {
                failed.add(seed);
                System.out.println("History " + seed + ": " + violations.get(0));
                if (reports.size() < MAX_REPORTS) {
                    reports.add(history.report());
                }
            }
        }
    }

    @Override
    public String toString() {
        return String.join("\n\n", reports) + "\n" + counts + "failed: " + failed;
    }
}
