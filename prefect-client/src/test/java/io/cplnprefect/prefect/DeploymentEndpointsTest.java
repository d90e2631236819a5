/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.deployment.DeploymentUpdate;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateType;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for deployments: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class DeploymentEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
                call(
                        "POST",
                        "/api/deployments/",
                        "{'name':'daily','flow_id':'$ID','entrypoint':'f.py:main','work_pool_name':'cpln',"
                                + "'job_variables':{'env':{'A':'1'}},'pull_steps':[{'git_clone':{'branch':null}}]}",
                        p -> p.deployments()
                                .create(DeploymentCreate.builder()
                                        .name("daily")
                                        .flowId(WireCall.ID)
                                        .entrypoint("f.py:main")
                                        .workPoolName("cpln")
                                        .putJobVariables("env", Map.of("A", "1"))
                                        .addPullSteps(Map.of("git_clone", WireCall.nullMember("branch")))
                                        .build())),
                call(
                        "GET",
                        "/api/deployments/" + WireCall.ID_TEXT,
                        p -> p.deployments().read(WireCall.ID)),
                call(
                        "GET",
                        "/api/deployments/name/my%20flow/daily",
                        p -> p.deployments().readByName("my flow", "daily")),
                call(
                        "PATCH",
                        "/api/deployments/" + WireCall.ID_TEXT,
                        "{'description':'x','work_queue_name':null,'parameters':{}}",
                        p -> p.deployments()
                                .update(
                                        WireCall.ID,
                                        DeploymentUpdate.builder()
                                                .description("x")
                                                .clearWorkQueueName()
                                                .parameters(Map.of())
                                                .build())),
                call(
                        "PATCH",
                        "/api/deployments/" + WireCall.ID_TEXT,
                        "{'paused':true}",
                        p -> p.deployments()
                                .update(
                                        WireCall.ID,
                                        DeploymentUpdate.builder().paused(true).build())),
                call(
                        "DELETE",
                        "/api/deployments/" + WireCall.ID_TEXT,
                        p -> p.deployments().delete(WireCall.ID)),
                call(
                        "POST",
                        "/api/deployments/" + WireCall.ID_TEXT + "/create_flow_run",
                        "{'idempotency_key':'k','state':{'type':'SCHEDULED'},'job_variables':{'cpu':'1'}}",
                        p -> p.deployments()
                                .createFlowRun(
                                        WireCall.ID,
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
                        p -> p.deployments().count(DeploymentQuery.builder().build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
