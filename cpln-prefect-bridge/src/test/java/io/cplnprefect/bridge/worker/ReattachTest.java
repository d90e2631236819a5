/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.fixture.Fault;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.error.UsageException;
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

/** The repair of what an earlier worker has left. */
class ReattachTest {

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();

    @BeforeEach
    void makePool() {
        Workers.worker(servers, WorkerListener.NONE).close();
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void liveJobs_ofTheWorkerBefore_areWatchedAgain(PrefectRelease release) {
        servers.close();
        servers = TwoServers.start(release);
        makePool();
        UUID run = leftRunning();
        Worker next = Workers.worker(servers, events);

        ReattachReport report = next.reattachOnce();

        assertThat(report.watched()).containsExactly(run);
        assertThat(report.pidsWritten()).isEmpty();
        assertThat(report.problems()).isEmpty();
        assertThat(next.running()).containsExactly(run);
        assertThat(next.freeSlots()).isEqualTo(99);
        servers.time().advance(Duration.ofMinutes(6));
        next.watchOnce();
        assertThat(events.ended).singleElement().extracting(EndedRun::state).isEqualTo("COMPLETED");
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void round_repeated_changesNothing() {
        leftRunning();
        Worker next = Workers.worker(servers, events);
        next.reattachOnce();

        ReattachReport again = next.reattachOnce();

        assertThat(again.watched()).isEmpty();
        assertThat(next.freeSlots()).isEqualTo(99);
    }

    @Test
    void jobs_beyondTheLimit_areWatchedAllTheSame() {
        for (int i = 0; i < 3; i++) {
            leftRunning();
        }
        Worker next = Workers.worker(servers, Workers.settings(servers).limit(2).build(), events);

        assertThat(next.reattachOnce().watched()).hasSize(3);

        assertThat(next.freeSlots()).isZero();
        UUID waiting = servers.run();
        assertThat(next.pollOnce().waiting()).containsExactly(waiting);
        servers.time().advance(Duration.ofMinutes(6));
        next.watchOnce();
        assertThat(next.freeSlots()).isEqualTo(2);
    }

    @Test
    void pid_thatWasNeverWritten_isWritten() {
        servers.serverFaults().always("PATCH", ".*", Fault.status(500));
        UUID run = leftRunning();
        servers.heal();
        assertThat(servers.pid(run)).isEmpty();

        ReattachReport report = Workers.worker(servers, events).reattachOnce();

        assertThat(report.pidsWritten()).containsExactly(run);
        assertThat(servers.pid(run))
                .endsWith(servers.liveCommands(run).get(0).path("id").asText());
    }

    @Test
    void pid_thatNamesNoLiveJob_isReplaced() {
        UUID run = leftRunning();
        servers.change(run, Map.of("infrastructure_pid", "acme:prefect:older:c1"));

        assertThat(Workers.worker(servers, events).reattachOnce().pidsWritten()).containsExactly(run);
    }

    @Test
    void jobs_ofEndedOrDeletedRuns_andOfOtherAgents_areLeftAlone() {
        UUID ended = leftRunning();
        UUID deleted = leftRunning();
        servers.propose(ended, "CANCELLED");
        servers.delete(deleted);
        Worker other =
                Workers.worker(servers, Workers.settings(servers).name("two").build(), WorkerListener.NONE);
        UUID others = servers.run();
        other.pollOnce();

        ReattachReport report = Workers.worker(servers, events).reattachOnce();

        assertThat(report.watched()).isEmpty();
        assertThat(servers.state(others)).isEqualTo("PENDING");
    }

    @Test
    void watchTimeout_countsFromTheJobsStart() {
        UUID run = servers.run(Map.of("job_watch_timeout_seconds", 120));
        Workers.worker(servers, WorkerListener.NONE).pollOnce();
        servers.time().advance(Duration.ofSeconds(100));
        Worker next = Workers.worker(servers, events);
        next.reattachOnce();

        servers.time().advance(Duration.ofSeconds(21));
        next.watchOnce();

        assertThat(servers.message(run)).contains("did not complete within 120 s");
    }

    @Test
    void claim_withoutAJob_isReturnedAfterTwoMinutesAndStartedOnce() {
        UUID run = claimedOnly();
        Worker next = Workers.worker(servers, events);
        servers.time().advance(Duration.ofSeconds(60));
        assertThat(next.reattachOnce().returned()).isEmpty();
        servers.time().advance(Duration.ofSeconds(61));

        assertThat(next.reattachOnce().returned()).containsExactly(run);

        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        assertThat(next.pollOnce().submitted()).containsExactly(run);
        assertThat(servers.liveCommands(run)).hasSize(1);
    }

    @Test
    void claim_ofAnotherWorker_isLeftAlone() {
        UUID run = servers.run();
        servers.propose(run, "PENDING");
        Worker next = Workers.worker(servers, events);
        servers.time().advance(Duration.ofHours(1));

        assertThat(next.reattachOnce().returned()).isEmpty();
        assertThat(servers.state(run)).isEqualTo("PENDING");
    }

    @Test
    void claim_whoseJobHasEndedUnseen_isWatchedToItsOutcome() {
        servers.script(job -> JobScript.begin().exit(126));
        servers.serverFaults().always("PATCH", ".*", Fault.status(500));
        UUID run = leftRunning();
        servers.heal();
        servers.time().advance(Duration.ofMinutes(3));
        Worker next = Workers.worker(servers, events);

        assertThat(next.reattachOnce().watched()).containsExactly(run);
        Workers.watch(servers, next);
        Workers.watch(servers, next);

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void claim_whileJobsCannotBeSearched_isLeftForALaterRound() {
        leftRunning();
        UUID run = claimedOnly();
        Worker next = Workers.worker(servers, events);
        servers.time().advance(Duration.ofMinutes(3));
        servers.platformFaults().always("POST", ".*/-command/-query", Fault.status(503));

        ReattachReport report = next.reattachOnce();

        assertThat(report.problems()).isNotEmpty();
        assertThat(report.returned()).isEmpty();
        assertThat(servers.state(run)).isEqualTo("PENDING");
    }

    @Test
    void claim_ofASubmissionThatOnlyTookLong_losesTheRunBeforeItStartsAJob() {
        Worker slow = Workers.worker(servers, events);
        UUID run = servers.run();
        RecordingListener second = new RecordingListener();
        // While the first one waits for its workload, another process of the same name gives its run back and claims
        // it.
        servers.platformFaults().next("GET", ".*/deployment", Fault.after(() -> {
            servers.time().advance(Duration.ofMinutes(3));
            Worker next = Workers.worker(servers, second);
            next.reattachOnce();
            next.pollOnce();
        }));

        slow.pollOnce();

        assertThat(second.started).containsOnlyKeys(run);
        assertThat(servers.commands(run)).hasSize(1);
        assertThat(servers.state(run)).isNotEqualTo("CRASHED");
    }

    @Test
    void manyJobs_areFoundWithPagesOfRequests() {
        UUID deployment = servers.deployment("nightly", Map.of());
        Worker before = Workers.worker(servers, WorkerListener.NONE);
        for (int i = 0; i < 10; i++) {
            servers.run(deployment);
        }
        before.pollOnce();
        Worker next = Workers.worker(servers, events);
        servers.platform().clearRequests();
        int earlier = servers.server().requests().size();

        assertThat(next.reattachOnce().watched()).hasSize(10);

        assertThat(servers.platform().requests()).hasSize(2);
        // Three reads for each run that is watched again: its work pool, its deployment and its flow.
        assertThat(servers.serverRequests("POST", "/flow_runs/filter")).isEqualTo(2);
        assertThat(servers.server().requests()).hasSize(earlier + 2 + 3 * 10);
    }

    @Test
    void worker_thatIsClosed_refuses() {
        Worker next = Workers.worker(servers, events);
        next.close();

        assertThatThrownBy(next::reattachOnce)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("closed");
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
        servers.serverFaults().next("POST", ".*/" + run + "/set_state", Fault.then(() -> {
            servers.platformFaults().all(Fault.lostBeforeEffect());
            servers.serverFaults().all(Fault.lostBeforeEffect());
        }));
        assertThat(before.pollOnce().submitted()).contains(run);
        servers.heal();
        assertThat(servers.state(run)).isEqualTo("PENDING");
        assertThat(servers.commands(run)).isEqualTo(List.of());
        return run;
    }
}
