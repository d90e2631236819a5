/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.worker.WorkerHello;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The heartbeats of a worker over the channel of its work pool, and by request if the server has no channel. */
@Timeout(60)
class WorkerPresenceTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final RequestPattern CONNECTS = get("/work_pools/jobs/workers/connect");
    private static final RequestPattern HEARTBEATS = post("/work_pools/jobs/workers/heartbeat");

    private TwoServers servers = TwoServers.start();
    private WorkerPresence presence = presence();

    @AfterEach
    void close() {
        presence.close();
        servers.close();
    }

    private WorkerPresence presence() {
        servers.server().call("POST", "/work_pools/", TwoServers.json("{'name': 'jobs', 'type': 'cpln'}"));
        Prefect prefect = servers.prefect(servers.stillTime());
        return new WorkerPresence(prefect, new WorkerHello("jobs", "one", "cpln", INTERVAL), servers.stillTime(), true);
    }

    @Test
    void heartbeats_afterTheFirst_areSentOverTheChannel() {
        presence.heartbeat();
        awaitPool();
        servers.time().advance(INTERVAL);
        presence.heartbeat();

        String now = servers.time().clock().instant().toString();
        await().until(() -> worker().path("last_heartbeat_time").asText().startsWith(now.substring(0, 19)));
        assertThat(worker().path("status").asText()).isEqualTo("ONLINE");
        assertThat(servers.serverRequests(HEARTBEATS)).isOne();
    }

    @Test
    void workPool_changed_isReceivedWithoutARequest() {
        presence.heartbeat();
        awaitPool();

        pause();

        await().until(() -> presence.workPool().filter(WorkPool::paused).isPresent());
        assertThat(servers.serverRequests(get("/work_pools/jobs"))).isZero();
    }

    @Test
    void channel_thatBreaks_isReplacedByRequestsUntilItIsOpenAgain() {
        presence.heartbeat();
        awaitPool();
        servers.server().stop();
        await().until(() -> presence.workPool().isEmpty());
        servers.server().resume();

        servers.time().advance(INTERVAL);
        presence.heartbeat();
        assertThat(servers.serverRequests(HEARTBEATS)).isEqualTo(2);
        awaitPool();
        pause();

        await().until(() -> presence.workPool().filter(WorkPool::paused).isPresent());
        presence.heartbeat();
        assertThat(servers.serverRequests(HEARTBEATS)).isEqualTo(2);
    }

    @Test
    void serverWithoutChannel_receivesRequestsOnly() {
        close();
        servers = TwoServers.start(PrefectRelease.V2_20);
        presence = presence();

        for (int i = 0; i < 5; i++) {
            presence.heartbeat();
            servers.time().advance(INTERVAL);
        }

        assertThat(servers.serverRequests(HEARTBEATS)).isEqualTo(5);
        assertThat(servers.serverRequests(CONNECTS)).isZero();
        assertThat(worker().path("status").asText()).isEqualTo("ONLINE");
    }

    @Test
    void channel_thatIsRefused_isRequestedLessAndLessOften_andEachHeartbeatIsARequest() {
        servers.faults().when(CONNECTS).then(Fault.respond(403));

        for (int i = 1; i <= 8; i++) {
            presence.heartbeat();
            long expected = 64L - Long.numberOfLeadingZeros(i);
            await().until(() -> servers.serverRequests(CONNECTS) == expected);
            servers.time().advance(INTERVAL);
        }

        assertThat(servers.serverRequests(HEARTBEATS)).isEqualTo(8);
        assertThat(presence.workPool()).isEmpty();
    }

    @Test
    void close_endsTheChannel_andNoOtherIsOpened() {
        presence.heartbeat();
        awaitPool();

        presence.close();

        assertThat(presence.workPool()).isEmpty();
        servers.time().advance(Duration.ofHours(1));
        presence.heartbeat();
        assertThat(servers.serverRequests(CONNECTS)).isOne();
    }

    private void awaitPool() {
        await().until(() -> presence.workPool().isPresent());
    }

    private void pause() {
        servers.server().call("PATCH", "/work_pools/jobs", TwoServers.json("{'is_paused': true}"));
    }

    private JsonNode worker() {
        return servers.server()
                .call("POST", "/work_pools/jobs/workers/filter", TwoServers.json("{}"))
                .path(0);
    }
}
