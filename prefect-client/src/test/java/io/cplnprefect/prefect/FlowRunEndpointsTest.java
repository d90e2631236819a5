/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.flowrun.FlowRunSort;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for flow runs and their states: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class FlowRunEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
                call(
                        "POST",
                        "/api/flow_runs/",
                        "{'flow_id':'$ID','idempotency_key':'k','parameters':{'x':null,'empty':{},'list':[1,2.5,true]}}",
                        p -> p.flowRuns()
                                .create(FlowRunCreate.builder()
                                        .flowId(WireCall.ID)
                                        .idempotencyKey("k")
                                        .putParameters("x", null)
                                        .putParameters("empty", Map.of())
                                        .putParameters("list", List.of(1, 2.5, true))
                                        .build())),
                call(
                        "GET",
                        "/api/flow_runs/" + WireCall.ID_TEXT,
                        p -> p.flowRuns().read(WireCall.ID)),
                call(
                        "PATCH",
                        "/api/flow_runs/" + WireCall.ID_TEXT,
                        "{'infrastructure_pid':'pid'}",
                        p -> p.flowRuns()
                                .update(
                                        WireCall.ID,
                                        FlowRunUpdate.builder()
                                                .infrastructurePid("pid")
                                                .build())),
                call(
                        "PATCH",
                        "/api/flow_runs/" + WireCall.ID_TEXT,
                        "{'infrastructure_pid':null}",
                        p -> p.flowRuns()
                                .update(
                                        WireCall.ID,
                                        FlowRunUpdate.builder()
                                                .clearInfrastructurePid()
                                                .build())),
                call(
                        "PATCH",
                        "/api/flow_runs/" + WireCall.ID_TEXT,
                        "{'job_variables':{},'tags':[]}",
                        p -> p.flowRuns()
                                .update(
                                        WireCall.ID,
                                        FlowRunUpdate.builder()
                                                .jobVariables(Map.of())
                                                .tags(List.of())
                                                .build())),
                call(
                        "DELETE",
                        "/api/flow_runs/" + WireCall.ID_TEXT,
                        p -> p.flowRuns().delete(WireCall.ID)),
                call(
                        "POST",
                        "/api/flow_runs/" + WireCall.ID_TEXT + "/set_state",
                        "{'state':{'type':'CRASHED','name':'Lost','message':'gone',"
                                + "'state_details':{'transition_id':'$ID'}},'force':true}",
                        p -> p.flowRuns()
                                .setState(
                                        WireCall.ID,
                                        StateProposal.of(StateCreate.builder()
                                                        .type(StateType.CRASHED)
                                                        .message("gone")
                                                        .stateDetails(StateDetails.builder()
                                                                .transitionId(WireCall.ID)
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
                                                .id(InOrNot.notAny(WireCall.ID))
                                                .name(NameFilter.like("a"))
                                                .tags(TagFilter.all("t"))
                                                .deploymentId(InOrNull.isNull(false))
                                                .state(StateFilter.builder()
                                                        .type(InOrNot.any(StateType.RUNNING, StateType.of("NEW")))
                                                        .name(InOrNot.any("Late"))
                                                        .build())
                                                .startTime(TimeFilter.isNull(true))
                                                .expectedStartTime(TimeRange.before(WireCall.NOON))
                                                .parentFlowRunId(In.any(WireCall.ID))
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
                call(
                        "GET",
                        "/api/flow_run_states/" + WireCall.ID_TEXT,
                        p -> p.flowRunStates().read(WireCall.ID)),
                call(
                        "GET",
                        "/api/flow_run_states/?flow_run_id=" + WireCall.ID_TEXT,
                        p -> p.flowRuns().states(WireCall.ID)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
