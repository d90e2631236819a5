/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.flowrun.FlowRunSort;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import io.cplnprefect.prefect.log.LevelRange;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.log.LogSort;
import io.cplnprefect.prefect.query.FlowRunFilter;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.InOrNull;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.query.StateFilter;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.query.TimeFilter;
import io.cplnprefect.prefect.query.TimeRange;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.worker.Heartbeat;
import io.cplnprefect.prefect.worker.WorkerFilter;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerStatus;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolQuery;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import io.cplnprefect.prefect.workqueue.WorkQueueCreate;
import io.cplnprefect.prefect.workqueue.WorkQueueQuery;
import io.cplnprefect.prefect.workqueue.WorkQueueUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each call puts on the wire: verb, path with its exact slashes, and body with nothing that was not said. */
final class EndpointsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final String A = ID.toString();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Arguments call(String verb, String path, Function<Prefect, ApiCall<?>> call) {
        return Arguments.of(verb + " " + path, "", call);
    }

    static Arguments call(String verb, String path, String body, Function<Prefect, ApiCall<?>> call) {
        return Arguments.of(verb + " " + path, body.replace('\'', '"').replace("$ID", A), call);
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("GET", "/api/health", p -> p.server().health()),
                call("GET", "/api/admin/version", p -> p.server().version()),
                call("GET", "/api/version", p -> p.server().apiVersion()),
                call(
                        "POST",
                        "/api/flows/",
                        "{'name':'etl'}",
                        p -> p.flows().create(FlowCreate.builder().name("etl").build())),
                call("GET", "/api/flows/" + A, p -> p.flows().read(ID)),
                call("GET", "/api/flows/name/my%20flow", p -> p.flows().readByName("my flow")),
                call("DELETE", "/api/flows/" + A, p -> p.flows().delete(ID)),
                call(
                        "POST",
                        "/api/flows/filter",
                        "{}",
                        p -> p.flows().filterPage(FlowQuery.builder().build())),
                call(
                        "POST",
                        "/api/flows/count",
                        "{}",
                        p -> p.flows().count(FlowQuery.builder().build())),
                call(
                        "POST",
                        "/api/flow_runs/",
                        "{'flow_id':'$ID','idempotency_key':'k','parameters':{'x':null,'empty':{},'list':[1,2.5,true]}}",
                        p -> p.flowRuns()
                                .create(FlowRunCreate.builder()
                                        .flowId(ID)
                                        .idempotencyKey("k")
                                        .putParameters("x", null)
                                        .putParameters("empty", Map.of())
                                        .putParameters("list", List.of(1, 2.5, true))
                                        .build())),
                call("GET", "/api/flow_runs/" + A, p -> p.flowRuns().read(ID)),
                call(
                        "PATCH",
                        "/api/flow_runs/" + A,
                        "{'infrastructure_pid':'pid'}",
                        p -> p.flowRuns()
                                .update(
                                        ID,
                                        FlowRunUpdate.builder()
                                                .infrastructurePid("pid")
                                                .build())),
                call(
                        "PATCH",
                        "/api/flow_runs/" + A,
                        "{'infrastructure_pid':null}",
                        p -> p.flowRuns()
                                .update(
                                        ID,
                                        FlowRunUpdate.builder()
                                                .clearInfrastructurePid()
                                                .build())),
                call(
                        "PATCH",
                        "/api/flow_runs/" + A,
                        "{'job_variables':{},'tags':[]}",
                        p -> p.flowRuns()
                                .update(
                                        ID,
                                        FlowRunUpdate.builder()
                                                .jobVariables(Map.of())
                                                .tags(List.of())
                                                .build())),
                call("DELETE", "/api/flow_runs/" + A, p -> p.flowRuns().delete(ID)),
                call(
                        "POST",
                        "/api/flow_runs/" + A + "/set_state",
                        "{'state':{'type':'CRASHED','name':'Lost','message':'gone',"
                                + "'state_details':{'transition_id':'$ID'}},'force':true}",
                        p -> p.flowRuns()
                                .setState(
                                        ID,
                                        StateProposal.of(StateCreate.builder()
                                                        .type(StateType.CRASHED)
                                                        .message("gone")
                                                        .stateDetails(StateDetails.builder()
                                                                .transitionId(ID)
                                                                .build())
                                                        .build())
                                                .named("Lost")
                                                .forced())),
                call(
                        "POST",
                        "/api/flow_runs/filter",
                        "{'flow_runs':{'id':{'not_any_':['$ID']},'name':{'like_':'a'},'tags':{'all_':['t']},"
                                + "'deployment_id':{'is_null_':false},'state':{'type':{'any_':['RUNNING','NEW']},"
                                + "'name':{'any_':['Late']}},'start_time':{'is_null_':true},"
                                + "'expected_start_time':{'before_':'2026-11-21T12:00:00Z'},"
                                + "'parent_flow_run_id':{'any_':['$ID']}},"
                                + "'work_pools':{'name':{'any_':['cpln']}},'work_pool_queues':{'name':{'any_':['q']}},"
                                + "'sort':'NAME_ASC','limit':5,'offset':10}",
                        p -> p.flowRuns()
                                .filterPage(FlowRunQuery.builder()
                                        .flowRuns(FlowRunFilter.builder()
                                                .id(InOrNot.notAny(ID))
                                                .name(NameFilter.like("a"))
                                                .tags(TagFilter.all("t"))
                                                .deploymentId(InOrNull.isNull(false))
                                                .state(StateFilter.builder()
                                                        .type(InOrNot.any(StateType.RUNNING, StateType.of("NEW")))
                                                        .name(InOrNot.any("Late"))
                                                        .build())
                                                .startTime(TimeFilter.isNull(true))
                                                .expectedStartTime(TimeRange.before(NOON))
                                                .parentFlowRunId(In.any(ID))
                                                .build())
                                        .workPools(WorkPoolFilter.names("cpln"))
                                        .workPoolQueues(WorkQueueFilter.builder()
                                                .name(In.any("q"))
                                                .build())
                                        .sort(FlowRunSort.NAME_ASC)
                                        .limit(5)
                                        .offset(10)
                                        .build())),
                call(
                        "POST",
                        "/api/flow_runs/count",
                        "{'flow_runs':{'id':{'any_':[]}}}",
                        p -> p.flowRuns()
                                .count(FlowRunQuery.of(FlowRunFilter.builder()
                                        .id(InOrNot.any(List.of()))
                                        .build()))),
                call("GET", "/api/flow_run_states/" + A, p -> p.flowRunStates().read(ID)),
                call(
                        "GET",
                        "/api/flow_run_states/?flow_run_id=" + A,
                        p -> p.flowRunStates().ofFlowRun(ID)),
                call(
                        "POST",
                        "/api/deployments/",
                        "{'name':'daily','flow_id':'$ID','entrypoint':'f.py:main','work_pool_name':'cpln',"
                                + "'job_variables':{'env':{'A':'1'}},'pull_steps':[{'git_clone':{'branch':null}}]}",
                        p -> p.deployments()
                                .create(DeploymentCreate.builder()
                                        .name("daily")
                                        .flowId(ID)
                                        .entrypoint("f.py:main")
                                        .workPoolName("cpln")
                                        .putJobVariables("env", Map.of("A", "1"))
                                        .addPullSteps(Map.of("git_clone", branchOfNull()))
                                        .build())),
                call("GET", "/api/deployments/" + A, p -> p.deployments().read(ID)),
                call(
                        "GET",
                        "/api/deployments/name/my%20flow/daily",
                        p -> p.deployments().readByName("my flow", "daily")),
                call(
                        "PATCH",
                        "/api/deployments/" + A,
                        "{'paused':true}",
                        p -> p.deployments()
                                .update(
                                        ID,
                                        DeploymentUpdate.builder().paused(true).build())),
                call("DELETE", "/api/deployments/" + A, p -> p.deployments().delete(ID)),
                call(
                        "POST",
                        "/api/deployments/" + A + "/create_flow_run",
                        "{'idempotency_key':'k','state':{'type':'SCHEDULED'},'job_variables':{'cpu':'1'}}",
                        p -> p.deployments()
                                .createFlowRun(
                                        ID,
                                        DeploymentFlowRunCreate.builder()
                                                .idempotencyKey("k")
                                                .state(StateCreate.builder()
                                                        .type(StateType.SCHEDULED)
                                                        .build())
                                                .putJobVariables("cpu", "1")
                                                .build())),
                call(
                        "POST",
                        "/api/deployments/filter",
                        "{}",
                        p -> p.deployments()
                                .filterPage(DeploymentQuery.builder().build())),
                call(
                        "POST",
                        "/api/deployments/count",
                        "{}",
                        p -> p.deployments().count(DeploymentQuery.builder().build())),
                call(
                        "POST",
                        "/api/work_pools/",
                        "{'name':'cpln','type':'cpln','base_job_template':{},'is_paused':false}",
                        p -> p.workPools()
                                .create(WorkPoolCreate.builder()
                                        .name("cpln")
                                        .type("cpln")
                                        .baseJobTemplate(Map.of())
                                        .paused(false)
                                        .build())),
                call("GET", "/api/work_pools/my%20pool", p -> p.workPools().read("my pool")),
                call(
                        "PATCH",
                        "/api/work_pools/cpln",
                        "{'description':'d','concurrency_limit':null}",
                        p -> p.workPools()
                                .update(
                                        "cpln",
                                        WorkPoolUpdate.builder()
                                                .description("d")
                                                .clearConcurrencyLimit()
                                                .build())),
                call("DELETE", "/api/work_pools/cpln", p -> p.workPools().delete("cpln")),
                call(
                        "POST",
                        "/api/work_pools/cpln/get_scheduled_flow_runs",
                        "{'work_queue_names':['q'],'scheduled_before':'2026-11-21T12:00:00Z','limit':3}",
                        p -> p.workPools()
                                .scheduledFlowRuns(
                                        "cpln",
                                        ScheduledRunsQuery.builder()
                                                .addWorkQueueNames("q")
                                                .scheduledBefore(NOON)
                                                .limit(3)
                                                .build())),
                call(
                        "POST",
                        "/api/work_pools/filter",
                        "{}",
                        p -> p.workPools().filterPage(WorkPoolQuery.builder().build())),
                call(
                        "POST",
                        "/api/work_pools/count",
                        "{}",
                        p -> p.workPools().count(WorkPoolQuery.builder().build())),
                call(
                        "POST",
                        "/api/work_pools/cpln/queues",
                        "{'name':'q','priority':2}",
                        p -> p.workQueues()
                                .create(
                                        "cpln",
                                        WorkQueueCreate.builder()
                                                .name("q")
                                                .priority(2)
                                                .build())),
                call("GET", "/api/work_pools/cpln/queues/q", p -> p.workQueues().read("cpln", "q")),
                call(
                        "PATCH",
                        "/api/work_pools/cpln/queues/q",
                        "{'is_paused':true}",
                        p -> p.workQueues()
                                .update(
                                        "cpln",
                                        "q",
                                        WorkQueueUpdate.builder().paused(true).build())),
                call(
                        "DELETE",
                        "/api/work_pools/cpln/queues/q",
                        p -> p.workQueues().delete("cpln", "q")),
                call(
                        "POST",
                        "/api/work_pools/cpln/queues/filter",
                        "{'work_queues':{'name':{'any_':['q']}}}",
                        p -> p.workQueues()
                                .filterPage(
                                        "cpln",
                                        WorkQueueQuery.builder()
                                                .workQueues(WorkQueueFilter.builder()
                                                        .name(In.any("q"))
                                                        .build())
                                                .build())),
                call(
                        "POST",
                        "/api/work_pools/cpln/workers/heartbeat",
                        "{'name':'w 1','heartbeat_interval_seconds':30}",
                        p -> p.workers()
                                .heartbeat(
                                        "cpln",
                                        Heartbeat.builder()
                                                .name("w 1")
                                                .heartbeatIntervalSeconds(30)
                                                .build())),
                call(
                        "DELETE",
                        "/api/work_pools/cpln/workers/w%201",
                        p -> p.workers().delete("cpln", "w 1")),
                call(
                        "POST",
                        "/api/work_pools/cpln/workers/filter",
                        "{'workers':{'status':{'any_':['ONLINE']}}}",
                        p -> p.workers()
                                .filterPage(
                                        "cpln",
                                        WorkerQuery.builder()
                                                .workers(WorkerFilter.builder()
                                                        .status(InOrNot.any(WorkerStatus.ONLINE))
                                                        .build())
                                                .build())),
                call(
                        "POST",
                        "/api/logs/",
                        "[{'name':'n','level':20,'message':'m','timestamp':'2026-11-21T12:00:00Z','flow_run_id':'$ID'}]",
                        p -> p.logs()
                                .create(List.of(LogCreate.builder()
                                        .name("n")
                                        .level(20)
                                        .message("m")
                                        .timestamp(NOON)
                                        .flowRunId(ID)
                                        .build()))),
                call(
                        "POST",
                        "/api/logs/filter",
                        "{'logs':{'level':{'ge_':30},'timestamp':{'after_':'2026-11-21T12:00:00Z'},"
                                + "'flow_run_id':{'any_':['$ID']}},'sort':'TIMESTAMP_DESC'}",
                        p -> p.logs()
                                .filterPage(LogQuery.builder()
                                        .logs(LogFilter.builder()
                                                .level(LevelRange.atLeast(30))
                                                .timestamp(TimeRange.after(NOON))
                                                .flowRunId(In.any(ID))
                                                .build())
                                        .sort(LogSort.TIMESTAMP_DESC)
                                        .build())),
                call(
                        "GET",
                        "/api/block_documents/" + A + "?include_secrets=true",
                        p -> p.blockDocuments().read(ID, true)),
                call(
                        "GET",
                        "/api/block_types/slug/secret/block_documents/name/my%20key?include_secrets=false",
                        p -> p.blockDocuments().readByName("secret", "my key", false)),
                call("GET", "/api/variables/name/region", p -> p.variables().readByName("region")));
    }

    private static Map<String, Object> branchOfNull() {
        return JSON.convertValue(
                JSON.createObjectNode().putNull("branch"),
                JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void call_onTheWire_isExact(String line, String body, Function<Prefect, ApiCall<?>> call) throws Exception {
        // Not readable as anything, so that the call ends right after the request.
        wire.answer(418, "{}");
        try (Prefect prefect = wire.prefect()) {
            call.apply(prefect).executeAsync().exceptionally(teapot -> null).join();
        }
        RecordedRequest request = wire.received();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(line);
        assertThat(request.getHeaders().get("X-PREFECT-API-VERSION")).isEqualTo("0.8.4");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("cpln-prefect-client");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        if (body.isEmpty()) {
            assertThat(PrefectWire.body(request)).isEmpty();
        } else {
            assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
            assertThat(JSON.readTree(PrefectWire.body(request))).isEqualTo(JSON.readTree(body));
        }
    }
}
