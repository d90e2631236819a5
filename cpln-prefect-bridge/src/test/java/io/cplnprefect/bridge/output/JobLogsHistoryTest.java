/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static io.cplnprefect.bridge.output.LogPlatform.LOCATION;
import static io.cplnprefect.bridge.output.LogPlatform.RANGE;
import static io.cplnprefect.bridge.output.LogPlatform.TAIL;
import static io.cplnprefect.bridge.output.LogPlatform.job;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of jobs and faults, after which each line has been delivered once. */
class JobLogsHistoryTest {

    private static final int STEPS = 80;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void lines_ofAnyHistory_areDeliveredOnce(int seed) {
        Random random = new Random(seed);
        try (LogPlatform platform = new LogPlatform(builder -> {
                    if (seed % 2 == 0) {
                        builder.equalLogTimestamps();
                    }
                });
                JobLogs logs = platform.logs(JobLogsSettings.builder()
                        .queuedLines(100 + random.nextInt(2000))
                        .build())) {
            new History(platform, logs, random).run();
        }
    }

    private static final class History {
        private final LogPlatform platform;
        private final JobLogs logs;
        private final Random random;
        private final List<Written> jobs = new ArrayList<>();

        /** A job with what it has written and what was delivered. */
        private record Written(InfrastructurePid pid, List<String> lines, Lines delivered, CountDownLatch ended) {}

        History(LogPlatform platform, JobLogs logs, Random random) {
            this.platform = platform;
            this.logs = logs;
            this.random = random;
        }

        void run() {
            start();
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            platform.faults.clear();
            jobs.forEach(job -> logs.finish(job.pid(), job.ended()::countDown));
            for (Written job : jobs) {
                platform.awaitAdvancing(() -> job.ended().getCount() == 0);
                assertThat(job.delivered().texts()).containsExactlyInAnyOrderElementsOf(job.lines());
            }
            platform.awaitTails(0);
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0 -> start();
                case 1 -> platform.emulator.cutTailSessions();
                case 2 -> platform.emulator.endTailSessions();
                case 3 -> platform.faults.when(get(TAIL)).once().then(Fault.respond(503));
                case 4 -> platform.faults.when(get(RANGE)).once().then(Fault.respond(503));
                case 5 -> platform.faults.when(get(RANGE)).once().then(Fault.loseResponse());
                case 6 -> platform.time.advance(Duration.ofMillis(random.nextInt(15_000)));
                case 7 -> platform.awaitAdvancing(this::isConnected);
                case 8 -> end();
                default -> write();
            }
        }

        private boolean isConnected() {
            return platform.emulator.openTailSessions() > 0
                    || jobs.stream().allMatch(job -> job.ended().getCount() == 0);
        }

        private void start() {
            Written job =
                    new Written(job("etl-" + random.nextInt(2)), new ArrayList<>(), new Lines(), new CountDownLatch(1));
            logs.follow(job.pid(), LOCATION, platform.now(), job.delivered());
            jobs.add(job);
        }

        private void write() {
            // The service returns at most 999 lines of one time.
            platform.time.advance(Duration.ofMillis(1));
            int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 30);
            for (int i = 0; i < count; i++) {
                Written job = jobs.get(random.nextInt(jobs.size()));
                if (job.ended().getCount() == 0) {
                    continue;
                }
                // Few texts, so that many lines are equal.
                String line = "line " + random.nextInt(3);
                if (random.nextInt(20) == 0) {
                    platform.writeLate(job.pid(), Duration.ofSeconds(random.nextInt(20)), line);
                } else {
                    platform.write(job.pid(), line);
                }
                job.lines().add(line);
            }
        }

        private void end() {
            Written job = jobs.get(random.nextInt(jobs.size()));
            // A log that cannot be read for 15 seconds after the end of a job loses its lines.
            platform.faults.clear();
            logs.finish(job.pid(), job.ended()::countDown);
            platform.awaitAdvancing(() -> job.ended().getCount() == 0);
        }
    }
}
