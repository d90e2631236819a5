/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The flow runs and faults of one execution of the chaos program. The same options and seed give the same plan.
 *
 * @param runs the flow runs
 * @param kills times at which a worker is killed
 * @param serverKills times at which the Prefect server is killed
 * @param hang time at which the Control Plane API stops responding, or {@code null}
 */
record ChaosPlan(
        List<PlannedRun> runs,
        List<Duration> kills,
        List<Duration> serverKills,
        @Nullable Duration hang) {

    /** The kinds by frequency: half of the runs complete. */
    private static final List<JobKind> KINDS = Stream.concat(
                    Stream.of(JobKind.values()).filter(kind -> !kind.name().startsWith("PRINTS")),
                    Stream.of(JobKind.COMPLETES, JobKind.COMPLETES, JobKind.COMPLETES, JobKind.COMPLETES))
            .toList();

    private static final Duration FIRST_KILL = Duration.ofSeconds(3);
    private static final Duration LAST_KILL_AFTER_LAST_RUN = Duration.ofSeconds(10);

    static ChaosPlan of(ChaosOptions options) {
        Random random = new Random(options.seed());
        List<PlannedRun> runs = new ArrayList<>();
        for (int number = 0; number < options.runs(); number++) {
            runs.add(run(number, options, random));
        }
        Duration end = options.submission().plus(LAST_KILL_AFTER_LAST_RUN);
        return new ChaosPlan(
                runs,
                times(options.kills(), FIRST_KILL, end, random),
                evenly(options.serverRestarts(), options.submission()),
                options.hang().isZero() ? null : options.submission().dividedBy(4));
    }

    private static PlannedRun run(int number, ChaosOptions options, Random random) {
        boolean realFlow = random.nextDouble() < options.realFlows();
        JobKind kind = KINDS.get(random.nextInt(KINDS.size()));
        if (realFlow) {
            kind = random.nextBoolean() ? JobKind.COMPLETES : JobKind.FAILS;
        }
        Duration workTime = Duration.ofMillis(random.nextLong(2_000, 15_000));
        Duration createAt = between(Duration.ZERO, options.submission(), random);
        double fate = random.nextDouble();
        Duration cancelAfter = fate < 0.1 ? between(Duration.ZERO, Duration.ofSeconds(12), random) : null;
        return new PlannedRun(number, kind, workTime, realFlow, createAt, cancelAfter, fate > 0.9);
    }

    private static List<Duration> times(int count, Duration from, Duration to, Random random) {
        return Stream.generate(() -> between(from, to, random)).limit(count).toList();
    }

    /** Outages are as far apart as possible, because jobs wait 45 s for the server. */
    private static List<Duration> evenly(int count, Duration end) {
        return Stream.iterate(1, n -> n + 1)
                .limit(count)
                .map(n -> end.multipliedBy(n).dividedBy(count + 1L))
                .toList();
    }

    private static Duration between(Duration from, Duration to, Random random) {
        return Duration.ofMillis(random.nextLong(from.toMillis(), Math.max(from.toMillis() + 1, to.toMillis())));
    }
}
