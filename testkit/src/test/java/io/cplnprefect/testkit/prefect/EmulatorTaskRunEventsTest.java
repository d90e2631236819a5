/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task runs of a Prefect 3 flow, whose process reports their states as events; a real server does so with a delay. */
class EmulatorTaskRunEventsTest {
    private static final String TASK = "018f0000-0000-7000-8000-000000000001";

    private final VirtualTime time = VirtualTime.create();
    private final PrefectEmulator prefect =
            PrefectEmulator.builder().time(time.clock(), time.scheduler()).start();
    private final RawApi api = new RawApi(prefect.apiUrl());
    private String run = "";

    @BeforeEach
    void createFlowRun() {
        String flow = api.post("/flows/", "{'name':'f'}").id();
        run = api.post("/flow_runs/", "{'flow_id':'%s','state':{'type':'RUNNING'}}", flow)
                .id();
    }

    @AfterEach
    void close() {
        prefect.close();
        time.close();
    }

    @Test
    void eventOfClient_createsTaskRunWithItsState() {
        Instant start = time.clock().instant();

        send(event(TASK, "COMPLETED", start, "client")
                .replace(
                        "'run_count':1",
                        "'run_count':1,'tags':['a'],'start_time':'" + start
                                + "','total_run_time':'PT1.5S','task_inputs':{'x':[]}")
                .replace("'data':null", "'data':{'storage_key':'k'}"));

        JsonNode task = api.get("/task_runs/" + TASK).body();
        assertThat(task.path("flow_run_id").asText()).isEqualTo(run);
        assertThat(task.path("name").asText()).isEqualTo("t-0");
        assertThat(task.path("tags")).extracting(JsonNode::asText).containsExactly("a");
        assertThat(task.path("run_count").asInt()).isOne();
        assertThat(task.path("total_run_time").asDouble()).isEqualTo(1.5);
        assertThat(task.at("/state/type").asText()).isEqualTo("COMPLETED");
        assertThat(task.at("/state/data/storage_key").asText()).isEqualTo("k");
        assertThat(task.at("/state/state_details/task_run_id").asText()).isEqualTo(TASK);
        assertThat(task.at("/state/state_details/flow_run_id").asText()).isEqualTo(run);
        assertThat(api.post("/task_runs/count", "{'flow_runs':{'id':{'any_':['%s']}}}", run)
                        .body()
                        .asInt())
                .isOne();
    }

    @Test
    void eventsInAnotherOrder_keepTheLatestState() {
        Instant start = time.clock().instant();

        send(event(TASK, "PENDING", start, "client"));
        send(event(TASK, "COMPLETED", start.plusSeconds(2), "client"));
        send(event(TASK, "RUNNING", start.plusSeconds(1), "client").replace("'run_count':1", "'run_count':7"));

        JsonNode task = api.get("/task_runs/" + TASK).body();
        assertThat(task.path("state_type").asText()).isEqualTo("COMPLETED");
        assertThat(task.path("run_count").asInt()).isOne();
        assertThat(api.get("/task_run_states/?task_run_id=" + TASK).body())
                .extracting(state -> state.path("type").asText())
                .containsExactly("PENDING", "RUNNING", "COMPLETED");
    }

    @Test
    void eventWithKeysOfExistingTaskRun_changesThatOne() {
        String parent = api.post(
                        "/task_runs/", "{'flow_run_id':'%s','task_key':'t','dynamic_key':'0','name':'t-0'}", run)
                .id();
        time.advance(Duration.ofSeconds(5));

        send(event(TASK, "COMPLETED", time.clock().instant(), "client"));

        assertThat(api.get("/task_runs/" + parent).text("/state/type")).isEqualTo("COMPLETED");
        assertThat(api.get("/task_runs/" + TASK).status()).isEqualTo(404);
    }

    @Test
    void eventOfServer_orWithoutContent_orOfUnknownFlowRun_createsNothing() {
        Instant now = time.clock().instant();

        send(event(TASK, "COMPLETED", now, "server"));
        send(event(TASK, "COMPLETED", now, "client").replace("'task_key':'t',", ""));
        send(event(TASK, "COMPLETED", now, "client").replace(run, "00000000-0000-4000-8000-000000000000"));

        assertThat(api.get("/task_runs/" + TASK).status()).isEqualTo(404);
    }

    @Test
    void dumpOfRecordedTaskRun_loadedIntoAnother_isTheSame() {
        send(event(TASK, "COMPLETED", time.clock().instant(), "client")
                .replace("'data':null", "'data':{'storage_key':'k'}"));
        try (PrefectEmulator second =
                PrefectEmulator.builder().time(time.clock(), time.scheduler()).start()) {
            second.load(prefect.dump());

            assertThat(new RawApi(second.apiUrl()).get("/task_runs/" + TASK).body())
                    .isEqualTo(api.get("/task_runs/" + TASK).body());
        }
    }

    private void send(String event) {
        assertThat(api.post("/events", "[" + event + "]").status()).isEqualTo(204);
    }

    private String event(String task, String state, Instant occurred, String orchestration) {
        return ("{'id':'" + UUID.randomUUID() + "','occurred':'" + occurred + "','event':'prefect.task-run." + state
                + "','resource':{'prefect.resource.id':'prefect.task-run." + task + "','prefect.orchestration':'"
                + orchestration + "'},'related':[{'prefect.resource.id':'prefect.flow-run." + run
                + "','prefect.resource.role':'flow-run'}],'payload':{'validated_state':{'type':'" + state
                + "','state_details':{},'data':null},'task_run':{'name':'t-0','task_key':'t','dynamic_key':'0',"
                + "'run_count':1}}}");
    }
}
