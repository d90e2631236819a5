/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An agent whose process ends at any request of a submission, and the agent of the same name that is started after it. */
class AgentCrashPointTest {

    /** The flow in the job sends requests of its own, and does not end with the agent. */
    private static final RequestPattern OF_THE_AGENT = RequestPattern.any()
            .where(request -> !request.userAgent().startsWith("okhttp/") && !TwoServers.isBackground(request.path()));

    /** More than a submission sends, so that the last crash point is after it. */
    private static final int REQUESTS = 26;

    @Test
    void submission_processEndsAtAnyRequest_runCompletesWithOneJob() {
        int longest = 0;
        for (int k = 1; k <= REQUESTS; k++) {
            try (AgentWorld world = new AgentWorld()) {
                if (endAt(world, k)) {
                    longest = k;
                }
            }
        }
        assertThat(longest).as("requests of a whole submission").isBetween(5, REQUESTS - 1);
    }

    /** Returns whether the process sent as many requests. */
    private static boolean endAt(AgentWorld world, int k) {
        TwoServers servers = world.servers();
        servers.flowTime(Duration.ofHours(1));
        UUID run = world.run();
        Agent agent = world.agent(WorkerListener.NONE);
        // No request of the process after the k-th has an effect, as if the process had ended.
        servers.faults().when(OF_THE_AGENT).skip(k - 1).once().then(Fault.loseResponse());
        servers.faults().when(OF_THE_AGENT).skip(k - 1).then(Fault.loseRequest());
        try {
            assertThat(agent.pollOnce().submitted()).hasSizeLessThan(2);
        } catch (ApiException cut) {
            assertThat(cut).isInstanceOf(TransportException.class);
        }
        servers.heal();
        finish(world, run, "ended at request " + k);
        return !servers.faults().injected().isEmpty();
    }

    private static void finish(AgentWorld world, UUID run, String where) {
        TwoServers servers = world.servers();
        assertThat(servers.liveCommands(run)).as(where).hasSizeLessThan(2);
        Events events = new Events();
        Agent next = world.agent(events);
        for (int round = 0; round < 12; round++) {
            next.heartbeat();
            next.syncOnce();
            next.pollOnce();
            assertThat(servers.liveCommands(run)).as(where).hasSizeLessThan(2);
            assertThat(servers.state(run)).as(where).isNotEqualTo("CRASHED");
            servers.time().advance(Duration.ofSeconds(70));
        }
        assertThat(servers.state(run)).as(where).isEqualTo("RUNNING");
        assertThat(next.running()).as(where).containsExactly(run);
        servers.time().advance(Duration.ofHours(2));
        next.observeOnce();
        assertThat(servers.state(run)).as(where).isEqualTo("COMPLETED");
        assertThat(events.ended).as(where).hasSize(1);
        assertThat(servers.commands(run)).as(where).hasSize(1);
        assertThat(next.freeSlots()).as(where).isEqualTo(100);
    }
}
