/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The runs that a poll returns, and their order. */
abstract class WorkerContract extends PrefectContract {
    WorkerContract(PrefectRelease release, String apiUrl) {
        super(release, apiUrl);
    }

    @Test
    void poll_repeated_returnsTheSameRunUntilItIsClaimed() {
        String pool = pool();
        String run = run(deployment(pool));

        assertThat(poll(pool, "{}")).containsExactly(run);
        assertThat(poll(pool, "{}")).containsExactly(run);
        propose(run, "{'type':'PENDING'}");
        assertThat(poll(pool, "{}")).isEmpty();
    }

    @Test
    void poll_withScheduledBefore_returnsRunsDueUntilThen() {
        String pool = pool();
        String deployment = deployment(pool);
        Instant start = Instant.now();
        String soon = runAt(deployment, start.plusSeconds(5));
        String later = runAt(deployment, start.plusSeconds(500));

        assertThat(poll(pool, "{'scheduled_before':'" + start.plusSeconds(10) + "'}"))
                .containsExactly(soon);
        assertThat(poll(pool, "{'scheduled_after':'" + start.plusSeconds(10) + "'}"))
                .containsExactly(later);
        assertThat(poll(pool, "{}")).containsExactly(soon, later);
        assertThat(poll(pool, "{'limit':1}")).containsExactly(soon);
    }

    @Test
    void poll_severalQueues_ordersByPriorityThenByTime() {
        String pool = pool();
        api.post("/work_pools/" + pool + "/queues", "{'name':'urgent','priority':1}");
        String deployment = deployment(pool);
        Instant start = Instant.now();
        String second = runAt(deployment, start.minusSeconds(8));
        String first = runAt(deployment, start.minusSeconds(9));
        String urgent = api.post(
                        "/deployments/" + deployment + "/create_flow_run",
                        "{'work_queue_name':'urgent','state':{'type':'SCHEDULED','state_details':{'scheduled_time':'%s'}}}",
                        start)
                .id();

        assertThat(poll(pool, "{}")).containsExactly(urgent, first, second);
        assertThat(poll(pool, "{'work_queue_names':['default']}")).containsExactly(first, second);
    }

    @Test
    void poll_limitedPool_countsPendingAndRunningButNotCancelling() {
        String pool = pool();
        api.patch("/work_pools/" + pool, "{'concurrency_limit':2}");
        String deployment = deployment(pool);
        String one = run(deployment);
        String two = run(deployment);
        String three = run(deployment);
        assertThat(poll(pool, "{}")).containsExactly(one, two);

        propose(one, "{'type':'PENDING'}");
        assertThat(poll(pool, "{}")).containsExactly(two);
        propose(two, "{'type':'RUNNING'}");
        assertThat(poll(pool, "{}")).isEmpty();
        propose(two, "{'type':'CANCELLING'}");
        assertThat(poll(pool, "{}")).containsExactly(three);
    }

    @Test
    void poll_limitedQueue_countsOnlyThatQueue() {
        String pool = pool();
        api.post("/work_pools/" + pool + "/queues", "{'name':'narrow','concurrency_limit':1}");
        String deployment = deployment(pool);
        String wide = run(deployment);
        String narrow = runIn(deployment, "narrow");
        runIn(deployment, "narrow");

        assertThat(poll(pool, "{}")).containsExactly(wide, narrow);
        propose(narrow, "{'type':'PENDING'}");
        assertThat(poll(pool, "{}")).containsExactly(wide);
    }

    @Test
    void poll_pausedPoolOrQueue_isEmpty() {
        String pool = pool();
        run(deployment(pool));
        api.patch("/work_pools/" + pool + "/queues/default", "{'is_paused':true}");
        assertThat(poll(pool, "{}")).isEmpty();
        api.patch("/work_pools/" + pool + "/queues/default", "{'is_paused':false}");
        assertThat(poll(pool, "{}")).hasSize(1);
        api.patch("/work_pools/" + pool, "{'is_paused':true}");
        assertThat(poll(pool, "{}")).isEmpty();
        assertThat(api.get("/work_pools/" + pool).text("/status")).isEqualTo("PAUSED");
    }

    @Test
    void poll_run_hasNeitherStateNorQueueName() {
        String pool = pool();
        run(deployment(pool));

        JsonNode item = api.post("/work_pools/" + pool + "/get_scheduled_flow_runs", "{}")
                .body()
                .get(0);

        assertThat(item.at("/work_pool_id").asText())
                .isEqualTo(api.get("/work_pools/" + pool).id());
        assertThat(item.at("/flow_run/state").isNull()).isTrue();
        assertThat(item.at("/flow_run/state_type").asText()).isEqualTo("SCHEDULED");
        assertThat(item.at("/flow_run/work_queue_name").isNull()).isTrue();
    }

    @Test
    void poll_failedRunScheduledAgain_returnsIt() {
        String pool = pool();
        String run = run(deployment(pool));
        propose(run, "{'type':'RUNNING'}");
        propose(run, "{'type':'FAILED'}");
        assertThat(poll(pool, "{}")).isEmpty();
        propose(run, "{'type':'SCHEDULED','name':'AwaitingRetry'}");

        assertThat(poll(pool, "{}")).containsExactly(run);
    }

    @Test
    void heartbeat_firstOfAPool_makesWorkerOnlineAndPoolReady() {
        String pool = pool();
        assertThat(api.get("/work_pools/" + pool).text("/status")).isEqualTo("NOT_READY");

        api.post("/work_pools/" + pool + "/workers/heartbeat", "{'name':'w','heartbeat_interval_seconds':30}");

        assertThat(api.get("/work_pools/" + pool).text("/status")).isEqualTo("READY");
        assertThat(api.post("/work_pools/" + pool + "/workers/filter", "{}").text("/0/status"))
                .isEqualTo("ONLINE");
    }

    private List<String> poll(String pool, String body) {
        List<String> runs = new ArrayList<>();
        api.post("/work_pools/" + pool + "/get_scheduled_flow_runs", body)
                .body()
                .forEach(item -> runs.add(item.at("/flow_run/id").asText()));
        return runs;
    }

    private String runAt(String deployment, Instant time) {
        return api.post(
                        "/deployments/" + deployment + "/create_flow_run",
                        "{'state':{'type':'SCHEDULED','state_details':{'scheduled_time':'%s'}}}",
                        time)
                .id();
    }

    private String runIn(String deployment, String queue) {
        return api.post("/deployments/" + deployment + "/create_flow_run", "{'work_queue_name':'%s'}", queue)
                .id();
    }
}
