/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.patch;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flow runs of a worker that has ended, observed by another one. */
class TakeOverTest {

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();

    @BeforeEach
    void createPool() {
        Workers.worker(servers, WorkerListener.NONE).close();
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void liveJob_ofAWorkerThatIsOffline_isTakenOver(PrefectRelease release) {
        servers.close();
        servers = TwoServers.start(release);
        createPool();
        UUID run = leftRunning();
        Worker next = Workers.worker(servers, events);

        SyncReport report = next.syncOnce();

        assertThat(report.problems()).isEmpty();
        assertThat(report.events()).as("nothing to repair").isEmpty();
        assertThat(next.running()).containsExactly(run);
        assertThat(next.freeSlots()).isEqualTo(99);
        servers.time().advance(Duration.ofMinutes(6));
        next.observeOnce();
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("COMPLETED");
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void liveJob_ofAWorkerThatIsOnline_isLeftToIt() {
        UUID run = servers.run();
        Worker other = Workers.worker(servers, WorkerListener.NONE);
        other.heartbeat();
        other.pollOnce();
        servers.time().advance(Duration.ofSeconds(1));
        Worker next = Workers.worker(servers, events);

        next.syncOnce();

        assertThat(next.running()).isEmpty();
        servers.time().advance(Duration.ofMinutes(2));
        next.syncOnce();
        assertThat(next.running()).as("after three missed heartbeats").containsExactly(run);
    }

    @Test
    void round_repeated_changesNothing() {
        leftRunning();
        Worker next = Workers.worker(servers, events);
        next.syncOnce();

        SyncReport again = next.syncOnce();

        assertThat(again.events()).isEmpty();
        assertThat(next.freeSlots()).isEqualTo(99);
        assertThat(events.started).hasSize(1);
    }

    @Test
    void jobs_beyondTheLimit_areTakenOver() {
        for (int i = 0; i < 3; i++) {
            leftRunning();
        }
        Worker next = Workers.worker(servers, Workers.settings(servers).limit(2).build(), events);

        next.syncOnce();

        assertThat(next.running()).hasSize(3);
        assertThat(next.freeSlots()).isZero();
        UUID waiting = servers.run();
        assertThat(next.pollOnce().waiting()).containsExactly(waiting);
        servers.time().advance(Duration.ofMinutes(6));
        next.observeOnce();
        assertThat(next.freeSlots()).isEqualTo(2);
    }

    @Test
    void pid_thatWasNeverWritten_isWritten() {
        servers.faults().when(patch("/flow_runs/{id}")).then(Fault.respond(500));
        UUID run = leftRunning();
        servers.heal();
        assertThat(servers.pid(run)).isEmpty();

        Workers.worker(servers, events).syncOnce();

        assertThat(servers.pid(run))
                .endsWith(servers.liveCommands(run).get(0).path("id").asText());
    }

    @Test
    void pid_ofAnotherJob_isReplaced() {
        UUID run = leftRunning();
        servers.change(run, Map.of("infrastructure_pid", "acme:prefect:older:c1"));

        Workers.worker(servers, events).syncOnce();

        assertThat(servers.pid(run))
                .endsWith(servers.liveCommands(run).get(0).path("id").asText());
    }

    @Test
    void liveJobs_ofEndedAndDeletedRuns_areStoppedAfterTheGrace() {
        UUID ended = leftRunning();
        UUID deleted = leftRunning();
        servers.propose(ended, "COMPLETED");
        Worker next = Workers.worker(servers, events);
        Workers.sync(servers, next);
        Workers.sync(servers, next);
        assertThat(servers.liveCommands(ended)).as("within the grace").hasSize(1);
        servers.delete(deleted);

        for (int round = 0; round < 15; round++) {
            Workers.sync(servers, next);
        }

        assertThat(servers.liveCommands(ended)).isEmpty();
        assertThat(servers.liveCommands(deleted)).isEmpty();
        assertThat(servers.state(ended)).isEqualTo("COMPLETED");
    }

    @Test
    void job_thatEndedWhileNoWorkerRan_isReported() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .sleep(Duration.ofSeconds(30))
                .exit(1));
        UUID run = leftRunning();
        servers.time().advance(Duration.ofHours(1));
        assertThat(servers.state(run)).isEqualTo("RUNNING");
        Worker next = Workers.worker(servers, events);

        Workers.sync(servers, next);
        Workers.sync(servers, next);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run)).contains("exit code 1");
    }

    @Test
    void job_thatEndedBeforeItsPidWasWritten_isReported() {
        servers.script(job -> JobScript.begin().exit(126));
        servers.faults().when(patch("/flow_runs/{id}")).then(Fault.respond(500));
        UUID run = leftRunning();
        servers.heal();
        servers.time().advance(Duration.ofMinutes(6));
        Worker next = Workers.worker(servers, events);

        Workers.sync(servers, next);
        Workers.sync(servers, next);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void watchTimeout_countsFromTheStartOfTheJob() {
        UUID run = servers.run(Map.of("job_watch_timeout_seconds", 120));
        Workers.worker(servers, WorkerListener.NONE).pollOnce();
        servers.time().advance(Duration.ofSeconds(100));
        Worker next = Workers.worker(servers, events);
        next.syncOnce();
        assertThat(servers.state(run)).isEqualTo("RUNNING");

        servers.time().advance(Duration.ofSeconds(21));
        next.observeOnce();

        assertThat(servers.message(run)).contains("did not complete within 120 s");
    }

    @Test
    void claim_withoutAJob_isGivenBackAfterFiveMinutesAndStartedOnce() {
        UUID run = claimedOnly();
        Worker next = Workers.worker(servers, events);
        servers.time().advance(Duration.ofMinutes(4));
        Workers.sync(servers, next);
        Workers.sync(servers, next);
        assertThat(servers.state(run)).isEqualTo("PENDING");
        servers.time().advance(Duration.ofMinutes(1));
        Workers.sync(servers, next);
        Workers.sync(servers, next);

        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        servers.time().advance(Duration.ofSeconds(61));
        assertThat(next.pollOnce().submitted()).containsExactly(run);
        assertThat(servers.liveCommands(run)).hasSize(1);
    }

    @Test
    void claim_ofAnotherKindOfWorker_isLeftAlone() {
        UUID run = servers.run();
        servers.propose(run, "PENDING");
        Worker next = Workers.worker(servers, events);
        servers.time().advance(Duration.ofHours(1));

        Workers.sync(servers, next);
        Workers.sync(servers, next);

        assertThat(servers.state(run)).isEqualTo("PENDING");
    }

    @Test
    void claim_whileJobsCannotBeSearched_isLeftForALaterRound() {
        leftRunning();
        UUID run = claimedOnly();
        Worker next = Workers.worker(servers, events);
        servers.time().advance(Duration.ofMinutes(6));
        servers.faults().when(post("/**/-command/-query")).then(Fault.respond(503));

        Workers.sync(servers, next);
        SyncReport report = Workers.sync(servers, next);

        assertThat(report.problems()).isNotEmpty();
        assertThat(servers.state(run)).isEqualTo("PENDING");
    }

    @Test
    void claim_ofASubmissionThatOnlyTookLong_losesTheRunBeforeItStartsAJob() {
        Worker slow = Workers.worker(servers, events);
        UUID run = servers.run();
        RecordingListener second = new RecordingListener();
        // While the first worker, whose heartbeats are missing, waits for its workload, a second one gives its run back
        // and
        // claims it.
        servers.faults().when(get("/**/deployment")).once().then(Fault.runBefore(() -> {
            servers.time().advance(Duration.ofMinutes(6));
            Worker next = Workers.worker(servers, second);
            Workers.sync(servers, next);
            Workers.sync(servers, next);
            servers.time().advance(Duration.ofSeconds(61));
            next.pollOnce();
        }));

        slow.pollOnce();

        assertThat(second.started).containsOnlyKeys(run);
        assertThat(servers.commands(run)).hasSize(1);
        assertThat(servers.state(run)).isNotEqualTo("CRASHED");
    }

    @Test
    void manyRuns_unchanged_costPagesOfRequests() {
        UUID deployment = servers.deployment("nightly", Map.of());
        Worker before = Workers.worker(servers, WorkerListener.NONE);
        for (int i = 0; i < 51; i++) {
            servers.run(deployment);
        }
        before.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));
        Worker next = Workers.worker(servers, events);
        servers.platform().clearRequests();
        int earlier = servers.serverRequestsInOrder().size();

        SyncReport report = next.syncOnce();

        assertThat(report.flowRuns()).isEqualTo(51);
        assertThat(report.jobs()).isEqualTo(51);
        assertThat(next.running()).hasSize(51);
        assertThat(servers.platform().requests())
                .as("workloads, and two pages of commands")
                .hasSize(3);
        assertThat(servers.serverRequestsInOrder())
                .as("work pool, workers, deployments of the pool, open runs, runs that await a retry, recent ends")
                .hasSize(earlier + 6);
    }

    @Test
    void worker_thatIsClosed_refuses() {
        Worker next = Workers.worker(servers, events);
        next.close();

        assertThatThrownBy(next::syncOnce).isInstanceOf(UsageException.class).hasMessageContaining("closed");
    }

    private UUID leftRunning() {
        UUID run = servers.run();
        Worker before = Workers.worker(servers, WorkerListener.NONE);
        before.pollOnce();
        before.close();
        servers.time().advance(Duration.ofSeconds(1));
        return run;
    }

    /** A worker dies right after its claim. */
    private UUID claimedOnly() {
        UUID run = servers.run();
        Worker before = Workers.worker(servers, WorkerListener.NONE);
        servers.faults().when(post("/flow_runs/" + run + "/set_state")).once().then(Fault.runAfter(() -> {
            servers.faults().when(TwoServers.PLATFORM).then(Fault.loseRequest());
            servers.faults().when(TwoServers.SERVER).then(Fault.loseRequest());
        }));
        assertThat(before.pollOnce().submitted()).contains(run);
        servers.heal();
        assertThat(servers.state(run)).isEqualTo("PENDING");
        assertThat(servers.commands(run)).isEqualTo(List.of());
        return run;
    }
}
