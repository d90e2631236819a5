/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workqueue.WorkQueue;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueQuery;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentStartTest {

    @Test
    void agent_onPrefect3_isRefusedWithTheReplacement() {
        try (TwoServers servers = TwoServers.start(PrefectRelease.V3)) {
            AgentSettings settings =
                    AgentWorld.settings(servers).addWorkQueues("etl").build();

            assertThatThrownBy(() -> Agent.create(
                            servers.prefect(),
                            servers.platformClients(),
                            settings,
                            WorkerListener.NONE,
                            Runnable::run,
                            Runnable::run))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("agents exist up to 2.20")
                    .hasMessageContaining("Publish the infrastructure block as a work pool");
        }
    }

    @Test
    void settings_withoutQueuesAndWithInvalidValues_reportAllProblems() {
        AgentSettings settings = AgentSettings.builder()
                .name("a/b")
                .execution(WorkerSettings.builder().limit(0).build())
                .build();

        assertThat(settings.problems("http://localhost:4200/api"))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("Missing work queues of the agent"))
                .anyMatch(problem -> problem.contains("'a/b'"))
                .anyMatch(problem -> problem.contains("limit 0"))
                .anyMatch(problem -> problem.contains("localhost"));
    }

    @Test
    void workPool_thatIsMissingOrOfAnotherType_isRefused() {
        try (AgentWorld world = new AgentWorld()) {
            world.prefect()
                    .workPools()
                    .create(WorkPoolCreate.builder()
                            .name("process")
                            .type("process")
                            .build())
                    .execute();

            assertThatThrownBy(() -> start(world, "absent"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("'absent' of the agent: it does not exist");
            assertThatThrownBy(() -> start(world, "process"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("it has the type 'process', expected 'prefect-agent'");
        }
    }

    private static Agent start(AgentWorld world, String pool) {
        return world.agent(AgentWorld.settings(world.servers()).workPool(pool).build(), WorkerListener.NONE);
    }

    @Test
    void defaultInfrastructure_thatIsMissing_isRefused() {
        try (AgentWorld world = new AgentWorld()) {
            AgentSettings settings = AgentWorld.settings(world.servers())
                    .addWorkQueues("etl")
                    .defaultInfrastructure("absent")
                    .build();

            assertThatThrownBy(() -> world.agent(settings, WorkerListener.NONE))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("Invalid default infrastructure 'absent' of the agent: no block of type"
                            + " control-plane-infrastructure has this name. Save one");
        }
    }

    @Test
    void queue_thatIsMissing_isCreatedAndPolled() {
        try (AgentWorld world = new AgentWorld()) {
            Agent agent = world.agent(WorkerListener.NONE);

            assertThat(agent.pollOnce().due()).isZero();

            WorkQueue queue =
                    world.prefect().workQueues().readByName(AgentWorld.QUEUE).execute();
            assertThat(queue.workPoolName()).isEqualTo(AgentSettings.DEFAULT_POOL);
            assertThat(queue.lastPolled()).isNotNull();
        }
    }

    @Test
    void prefix_matchesQueuesThatAreCreatedLater() {
        try (AgentWorld world = new AgentWorld()) {
            Agent agent = world.agent(
                    AgentWorld.settings(world.servers())
                            .addWorkQueuePrefixes("team-")
                            .build(),
                    WorkerListener.NONE);
            UUID block = world.block("plain", AgentWorld.infrastructure().build());
            UUID own = world.servers().run(world.deployment("one", "team-a", block, Map.of()));
            UUID other = world.servers().run(world.deployment("two", "other", block, Map.of()));
            world.servers().time().advance(Duration.ofSeconds(31));

            assertThat(agent.pollOnce().submitted()).containsExactly(own);
            assertThat(world.servers().state(other)).isEqualTo("SCHEDULED");
        }
    }

    @Test
    void workPool_ofAgents_isPolledWithAllItsQueues() {
        try (AgentWorld world = new AgentWorld()) {
            Prefect prefect = world.prefect();
            prefect.workPools()
                    .create(WorkPoolCreate.builder()
                            .name("agents")
                            .type("prefect-agent")
                            .build())
                    .execute();
            prefect.workQueues()
                    .create("agents", WorkQueueCreate.builder().name("high").build())
                    .execute();
            Agent all = start(world, "agents");
            Agent one = world.agent(
                    AgentWorld.settings(world.servers())
                            .name("two")
                            .workPool("agents")
                            .addWorkQueues("high")
                            .build(),
                    WorkerListener.NONE);
            UUID block = world.block("plain", AgentWorld.infrastructure().build());
            UUID high = world.servers().run(world.deployment("high", "agents", "high", block));
            UUID low = world.servers().run(world.deployment("low", "agents", "default", block));

            assertThat(one.pollOnce().submitted()).containsExactly(high);
            assertThat(all.pollOnce().submitted()).containsExactly(low);
            List<WorkQueue> queues = prefect.workQueues()
                    .filter("agents", WorkQueueQuery.builder().build())
                    .toList();
            assertThat(queues)
                    .allSatisfy(queue -> assertThat(queue.lastPolled()).isNotNull());
        }
    }
}
