/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobHandleTest {

    private static final Duration LONG = Duration.ofHours(2);

    private final TwoServers servers = TwoServers.start();
    private final Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());
    private final Jobs jobs = bridge.jobs();

    @AfterEach
    void close() {
        bridge.close();
        servers.close();
    }

    private JobHandle started(JobScript script) throws InterruptedException {
        servers.script(spec -> script);
        Job job = Requests.start(jobs.commands(), Requests.of(UUID.randomUUID()));
        return jobs.handle(job.pid().toString());
    }

    @Test
    void jobThatFails_endsWithTheExitCodeAndReasonOfItsContainer() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofMinutes(20)).exit(3));

        JobEnd end = job.await(LONG);

        assertThat(end.stage()).isEqualTo(JobStage.FAILED);
        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.succeeded()).isFalse();
        assertThat(end.containers()).hasSize(1);
        assertThat(end.containers().get(0).name()).isEqualTo("prefect-job");
        assertThat(end.started()).isNotNull();
    }

    @Test
    void jobThatCompletes_endsWithZero() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofMinutes(1)).exit(0));

        assertThat(job.await(LONG).exitCode()).isZero();
        assertThat(job.await(LONG).succeeded()).as("again, after its end").isTrue();
    }

    @Test
    void waitThatIsTooShort_endsAlone() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofHours(1)).exit(0));

        assertThatThrownBy(() -> job.await(Duration.ofMinutes(1)))
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageContaining(job.pid().toString())
                .hasMessageContaining("has not ended within 60 s");
        assertThat(job.read().live()).isTrue();
    }

    @Test
    void aThousandWaits_costOneListForEachRound() throws Exception {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));
        List<JobHandle> handles = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            handles.add(jobs.handle(Requests.start(jobs.commands(), Requests.of(UUID.randomUUID()))
                    .pid()));
        }
        List<CompletableFuture<JobEnd>> ends =
                handles.stream().map(JobHandle::ended).toList();
        servers.platform().clearRequests();
        JobHandle first = handles.get(0);

        assertThatThrownBy(() -> first.await(Duration.ofMinutes(1))).isInstanceOf(JobTimeoutException.class);

        assertThat(servers.platform().requests())
                .as("12 rounds of two pages of commands and a list of executions, and those under way")
                .hasSizeLessThan(60);
        ends.forEach(end -> end.cancel(false));
    }

    @Test
    void lines_areDeliveredOnceAndBeforeTheEnd() throws Exception {
        JobHandle job = started(JobScript.begin()
                .log("one")
                .sleep(Duration.ofMinutes(3))
                .log("two")
                .log("two")
                .exit(0));
        List<String> lines = new CopyOnWriteArrayList<>();

        try (JobOutput output = job.follow(line -> lines.add(line.line()))) {
            job.await(LONG);
            Awaitility.await().until(() -> {
                servers.time().advance(Duration.ofSeconds(2));
                return output.ended().isDone();
            });
        }

        assertThat(lines).containsExactly("one", "two", "two");
    }

    @Test
    void followingTwice_isRefused() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofHours(1)).exit(0));

        try (JobOutput output = job.follow(line -> {})) {
            assertThatThrownBy(() -> job.follow(line -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("followed already");
            assertThat(output.ended()).isNotDone();
        }
        job.follow(line -> {}).close();
    }

    @Test
    void lastLines_ofAJobThatEndedLongAgo_areItsLastOnes_oldestFirst() throws Exception {
        JobHandle job = started(JobScript.begin().log("a").log("b").log("c").exit(1));
        servers.time().advance(Duration.ofHours(5));

        assertThat(jobs.handle(job.pid()).lastLines(2))
                .extracting(LogEntry::line)
                .containsExactly("b", "c");
    }

    @Test
    void stop_withAGrace_letsTheJobEndByItself() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofSeconds(30)).exit(0));

        assertThat(job.stop(Duration.ofMinutes(5)).succeeded()).isTrue();
    }

    @Test
    void stop_withoutAGrace_endsTheJob() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofHours(9)).exit(0));

        JobEnd end = job.stop(Duration.ZERO);

        assertThat(end.succeeded()).isFalse();
        assertThat(job.read().live()).isFalse();
    }

    @Test
    void commandThatWasRemoved_isGoneAfterFiveSightings() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofHours(9)).exit(0));
        servers.platform().delete(job.pid().commandLink());

        assertThat(job.await(LONG).stage()).isEqualTo(JobStage.GONE);
    }

    @Test
    void handle_ofATextThatIsNoPid_isRefusedWithTheReason() {
        assertThatThrownBy(() -> jobs.handle("acme:prefect"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("org:gvc:workload:command");
        assertThatThrownBy(() -> jobs.handle("acme:Prefect:w:c"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Invalid PID 'acme:Prefect:w:c'");
        assertThatThrownBy(() -> jobs.handle("other:prefect:w:c"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'" + TwoServers.ORG + "'");
    }

    @Test
    void waits_endWithTheBridge() throws Exception {
        JobHandle job = started(JobScript.begin().sleep(Duration.ofHours(9)).exit(0));
        CompletableFuture<JobEnd> end = job.ended();

        bridge.close();

        assertThat(end).isCompletedExceptionally();
    }
}
