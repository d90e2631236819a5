/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.WorkQueueFilter;
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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for work pools, queues and workers: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class WorkPoolEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
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
                                                .scheduledBefore(WireCall.NOON)
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
                                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
