/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import static io.cplnprefect.bridge.agent.AgentWorld.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.cleanup.Cleanup;
import io.cplnprefect.bridge.cleanup.CleanupSettings;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerStatus;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several agents of one queue, and agents that are started after another has ended. */
class AgentTakeOverTest {

    private final AgentWorld world = new AgentWorld();
    private final TwoServers servers = world.servers();
    private final Events events = new Events();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void twoAgents_onOneQueue_startEachRunOnce() {
        Agent one = world.agent(events);
        Agent two = world.agent(
                AgentWorld.settings(servers).name("two").addWorkQueues(QUEUE).build(), WorkerListener.NONE);
        UUID block = world.block("plain", AgentWorld.infrastructure().build());
        UUID deployment = world.deployment("nightly", QUEUE, block, Map.of());
        List<UUID> runs = List.of(servers.run(deployment), servers.run(deployment), servers.run(deployment));

        one.pollOnce();
        two.pollOnce();
        for (int round = 0; round < 4; round++) {
            world.sync(one);
            world.sync(two);
        }
        servers.time().advance(Duration.ofMinutes(6));
        one.observeOnce();
        world.sync(two);

        assertThat(runs).allSatisfy(run -> {
            assertThat(servers.commands(run)).hasSize(1);
            assertThat(servers.state(run)).isEqualTo("COMPLETED");
        });
        assertThat(two.running()).as("an online agent keeps its jobs").isEmpty();
    }

    @Test
    void restart_takesTheJobsOver() {
        Agent first = world.agent(WorkerListener.NONE);
        UUID run = world.run();
        first.pollOnce();
        first.close();
        servers.time().advance(Duration.ofMinutes(2));

        Agent second = world.agent(events);
        second.pollOnce();
        world.sync(second);

        assertThat(second.running()).containsExactly(run);
        assertThat(second.freeSlots()).isEqualTo(99);
        servers.time().advance(Duration.ofMinutes(6));
        second.observeOnce();
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.commands(run)).hasSize(1);
        assertThat(events.ended).hasSize(1);
    }

    @Test
    void jobThatFailed_whileNoAgentRan_isReportedByTheNext() {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .sleep(Duration.ofMinutes(1))
                .exit(137));
        Agent first = world.agent(WorkerListener.NONE);
        UUID run = world.run();
        first.pollOnce();
        first.close();
        servers.time().advance(Duration.ofMinutes(10));

        Agent second = world.agent(events);
        for (int round = 0; round < 3; round++) {
            world.sync(second);
        }

        assertThat(servers.state(run)).isEqualTo("CRASHED");
    }

    @Test
    void record_ofAnAgentThatIsGone_isDeletedByTheCleanup() {
        world.agent(WorkerListener.NONE).heartbeat();
        servers.time().advance(Duration.ofHours(25));
        Agent online = world.agent(events);
        online.heartbeat();

        new Cleanup(world.prefect(), servers.controlPlane(), CleanupSettings.of(TwoServers.GVC)).runOnce();

        assertThat(world.prefect()
                        .workers()
                        .filter(
                                AgentSettings.DEFAULT_POOL,
                                WorkerQuery.builder().build())
                        .toList())
                .singleElement()
                .satisfies(record -> assertThat(record.status()).isEqualTo(WorkerStatus.ONLINE));
    }
}
