/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which flow runs a poll takes, and in what order. */
class WorkerPollTest {

    private final TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void limit_holdsAcrossPolls_inTheServersOrder() {
        Worker worker =
                Workers.worker(servers, Workers.settings(servers).limit(2).build(), events);
        UUID deployment = servers.deployment("nightly", Map.of());
        List<UUID> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(servers.run(deployment));
            servers.time().advance(Duration.ofMillis(10));
        }

        PollReport first = worker.pollOnce();
        PollReport second = worker.pollOnce();

        assertThat(first.due()).isEqualTo(5);
        assertThat(first.submitted()).containsExactlyElementsOf(runs.subList(0, 2));
        assertThat(first.waiting()).containsExactlyElementsOf(runs.subList(2, 5));
        assertThat(second.submitted()).isEmpty();
        servers.time().advance(Duration.ofMinutes(6));
        worker.observeOnce();
        assertThat(worker.pollOnce().submitted()).containsExactlyElementsOf(runs.subList(2, 4));
        assertThat(events.claimed).containsExactlyElementsOf(runs.subList(0, 4));
    }

    @Test
    void run_thatIsBeingSubmitted_isNotTakenTwice() {
        Deque<Runnable> later = new ArrayDeque<>();
        Worker worker = Workers.worker(servers, Workers.settings(servers).build(), events, later::add);
        UUID run = servers.run();

        assertThat(worker.pollOnce().submitted()).containsExactly(run);
        assertThat(worker.pollOnce().submitted()).isEmpty();
        assertThat(worker.submitting()).isEqualTo(1);
        assertThat(worker.freeSlots()).isEqualTo(99);
        assertThat(later).hasSize(1);

        later.remove().run();
        assertThat(worker.submitting()).isZero();
        assertThat(servers.commands(run)).hasSize(1);
        assertThat(worker.pollOnce().submitted()).isEmpty();
    }

    @Test
    void run_submittedWhileThePollIsUnderWay_staysAmongTheRunningOnes() {
        Deque<Runnable> later = new ArrayDeque<>();
        Worker worker = Workers.worker(servers, Workers.settings(servers).build(), events, later::add);
        UUID run = servers.run();
        worker.pollOnce();
        servers.faults()
                .when(post("/**/get_scheduled_flow_runs"))
                .once()
                .then(Fault.runAfter(() -> later.remove().run()));

        assertThat(worker.pollOnce().submitted()).isEmpty();

        assertThat(worker.running()).containsExactly(run);
        assertThat(worker.freeSlots()).isEqualTo(99);
    }

    @Test
    void executor_thatTakesNothing_costsNoSlot() {
        Worker worker = Workers.worker(servers, Workers.settings(servers).build(), events, task -> {
            throw new RejectedExecutionException("full");
        });
        UUID run = servers.run();

        assertThat(worker.pollOnce().submitted()).isEmpty();

        assertThat(worker.freeSlots()).isEqualTo(100);
        assertThat(worker.submitting()).isZero();
        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
    }

    @Test
    void slots_areFreedOnceInEveryPath() {
        Worker worker =
                Workers.worker(servers, Workers.settings(servers).limit(3).build(), events);
        UUID lost = servers.run();
        servers.faults()
                .when(post("/flow_runs/{id}/set_state"))
                .once()
                .then(Fault.runBefore(() -> servers.propose(lost, "PENDING")));
        worker.pollOnce();
        assertThat(worker.freeSlots()).isEqualTo(3);
        UUID refused = servers.run();
        servers.faults().when(post("/**/-command")).once().then(Fault.respond(400));
        worker.pollOnce();
        assertThat(worker.freeSlots()).isEqualTo(3);
        UUID good = servers.run();
        worker.pollOnce();
        assertThat(worker.freeSlots()).isEqualTo(2);
        servers.time().advance(Duration.ofMinutes(6));

        worker.observeOnce();
        worker.observeOnce();

        assertThat(worker.freeSlots()).isEqualTo(3);
        assertThat(events.skipped).containsOnlyKeys(lost);
        assertThat(events.notStarted).containsOnlyKeys(refused);
        assertThat(events.ended).extracting(EndedRun::flowRunId).containsExactly(good);
    }

    @Test
    void pool_thatIsPaused_offersNothing() {
        Worker worker = Workers.worker(servers, events);
        servers.run();
        servers.server().call("PATCH", "/work_pools/jobs", TwoServers.json("{'is_paused': true}"));

        assertThat(worker.pollOnce().due()).isZero();
    }

    @Test
    void queues_ofTheSettings_areTheOnlyOnesTaken() {
        Worker worker = Workers.worker(
                servers, Workers.settings(servers).addWorkQueues("urgent").build(), events);
        servers.server().call("POST", "/work_pools/jobs/queues", TwoServers.json("{'name': 'urgent'}"));
        servers.run();
        UUID deployment = servers.deployment("urgent", Map.of());
        servers.server()
                .call(
                        "PATCH",
                        "/deployments/" + deployment,
                        TwoServers.json("{'work_queue_name': 'urgent', 'work_pool_name': 'jobs'}"));
        UUID urgent = servers.run(deployment);

        assertThat(worker.pollOnce().submitted()).containsExactly(urgent);
    }

    @Test
    void heartbeat_makesTheWorkerOnline() {
        Workers.worker(servers, events).heartbeat();

        JsonNode workers = servers.server().call("POST", "/work_pools/jobs/workers/filter", TwoServers.json("{}"));
        assertThat(workers).hasSize(1);
        assertThat(workers.get(0).path("name").asText()).matches("one \\(java [0-9a-f]{8}\\)");
        assertThat(workers.get(0).path("status").asText()).isEqualTo("ONLINE");
    }

    @Test
    void worker_thatIsClosed_takesNothingAndLeavesItsJobsRunning() {
        Worker worker = Workers.worker(servers, events);
        UUID run = servers.run();
        worker.pollOnce();
        servers.run();

        worker.close();
        worker.close();

        assertThatThrownBy(worker::pollOnce).isInstanceOf(UsageException.class).hasMessageContaining("closed");
        assertThat(servers.liveCommands(run)).hasSize(1);
        assertThat(events.claimed).containsExactly(run);
    }
}
