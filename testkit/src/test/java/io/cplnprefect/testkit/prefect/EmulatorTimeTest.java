/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulatorTimeTest {
    private final VirtualTime time = VirtualTime.create();
    private final PrefectEmulator prefect =
            PrefectEmulator.builder().clock(time.clock()).start();
    private final RawApi api = new RawApi(prefect.apiUrl());

    @AfterEach
    void close() {
        prefect.close();
        time.close();
    }

    @Test
    void scheduledRun_overdueByMoreThanFifteenSeconds_isLateAndStillPolled() {
        String run = run();
        time.advance(Duration.ofSeconds(15));
        assertThat(api.get("/flow_runs/" + run).text("/state_name")).isEqualTo("Scheduled");

        time.advance(Duration.ofSeconds(1));

        assertThat(api.get("/flow_runs/" + run).text("/state_name")).isEqualTo("Late");
        assertThat(api.post("/work_pools/p/get_scheduled_flow_runs", "{}").body())
                .hasSize(1);
    }

    @Test
    void worker_withoutHeartbeatForThreeIntervals_isOfflineAndItsPoolNotReady() {
        run();
        api.post("/work_pools/p/workers/heartbeat", "{'name':'w','heartbeat_interval_seconds':10}");
        time.advance(Duration.ofSeconds(30));
        assertThat(api.get("/work_pools/p").text("/status")).isEqualTo("READY");

        time.advance(Duration.ofSeconds(1));

        assertThat(api.get("/work_pools/p").text("/status")).isEqualTo("NOT_READY");
        assertThat(api.post("/work_pools/p/workers/filter", "{}").text("/0/status"))
                .isEqualTo("OFFLINE");
    }

    @Test
    void cancellingRun_afterFiveMinutes_isCancelledByTheServer() {
        String run = run();
        api.post("/flow_runs/" + run + "/set_state", "{'state':{'type':'RUNNING'}}");
        api.post("/flow_runs/" + run + "/set_state", "{'state':{'type':'CANCELLING'}}");
        time.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertThat(api.get("/flow_runs/" + run).text("/state_type")).isEqualTo("CANCELLED");
    }

    @Test
    void requests_areRecordedWithoutHeaders() {
        run();

        assertThat(prefect.requests())
                .extracting(request -> request.method() + " " + request.path())
                .contains("POST /flows/", "POST /work_pools/");
        assertThat(prefect.requests().get(0).body()).hasToString("{\"name\":\"f\"}");
    }

    private String run() {
        String flow = api.post("/flows/", "{'name':'f'}").id();
        api.post("/work_pools/", "{'name':'p','type':'t'}");
        String deployment = api.post("/deployments/", "{'name':'d','flow_id':'%s','work_pool_name':'p'}", flow)
                .id();
        return api.post("/deployments/" + deployment + "/create_flow_run", "{}").id();
    }
}
