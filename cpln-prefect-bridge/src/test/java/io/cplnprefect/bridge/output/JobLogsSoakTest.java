/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static io.cplnprefect.bridge.output.LogPlatform.LOCATION;
import static io.cplnprefect.bridge.output.LogPlatform.RANGE;
import static io.cplnprefect.bridge.output.LogPlatform.TAIL;
import static io.cplnprefect.bridge.output.LogPlatform.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** Sockets, threads and requests do not grow with the number of jobs. */
class JobLogsSoakTest {

    private static final int JOBS = 1000;
    private static final int WORKLOADS = 3;

    @Test
    void thousandJobsInThreeWorkloads_haveThreeSocketsAndBoundedThreads() {
        try (LogPlatform platform = new LogPlatform();
                JobLogs logs = platform.logs()) {
            int threadsBefore = Thread.activeCount();
            Map<InfrastructurePid, Lines> jobs = new LinkedHashMap<>();
            for (int i = 0; i < JOBS; i++) {
                InfrastructurePid job = job("etl-" + i % WORKLOADS);
                Lines lines = new Lines();
                jobs.put(job, lines);
                logs.follow(job, LOCATION, platform.now(), lines);
            }
            platform.awaitTails(WORKLOADS);
            jobs.keySet().forEach(job -> platform.write(job, "first"));
            jobs.keySet().forEach(job -> platform.write(job, "second"));
            platform.awaitAdvancing(() -> jobs.values().stream().allMatch(lines -> lines.received.size() == 2));

            assertThat(platform.requests(TAIL)).hasSize(WORKLOADS);
            assertThat(Thread.activeCount() - threadsBefore).isLessThan(100);
            assertThat(((ThreadPoolExecutor) platform.threads).getLargestPoolSize())
                    .isLessThanOrEqualTo(JobLogsSettings.DEFAULT.consumers());

            platform.emulator.clearRequests();
            CountDownLatch ended = new CountDownLatch(JOBS);
            jobs.keySet().forEach(job -> logs.finish(job, ended::countDown));
            platform.awaitAdvancing(() -> ended.getCount() == 0);

            jobs.values().forEach(lines -> assertThat(lines.texts()).containsExactly("first", "second"));
            assertThat(platform.requests(RANGE).size()).isLessThan(10 * WORKLOADS);
            platform.awaitTails(0);
        }
    }
}
