/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.RawApi.Reply;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The concurrency limits of deployments, which servers of generation 3 enforce when a flow run is claimed. */
abstract class DeploymentConcurrencyContract extends PrefectContract {
    private static final String PENDING = "{'type':'PENDING'}";
    private static final String REACHED = "Deployment concurrency limit reached.";

    DeploymentConcurrencyContract(String apiUrl) {
        super(PrefectRelease.V3, apiUrl);
    }

    private String limited(String members) {
        String flow = api.post("/flows/", "{'name':'flow-%s'}", unique).id();
        return api.post("/deployments/", "{'name':'%s','flow_id':'%s'," + members + "}", UUID.randomUUID(), flow)
                .id();
    }

    private JsonNode limit(String deployment) {
        return api.get("/deployments/" + deployment).body().path("global_concurrency_limit");
    }

    private void assertState(Reply reply, String status, String type, String name) {
        assertThat(reply.text("/status")).isEqualTo(status);
        assertThat(reply.text("/state/type")).isEqualTo(type);
        assertThat(reply.text("/state/name")).isEqualTo(name);
    }

    @Test
    void limitOfDeployment_isAGlobalLimit_thatFollowsItsDeployment() {
        String deployment = limited("'concurrency_limit':1");

        assertThat(limit(deployment).path("name").asText()).isEqualTo("deployment:" + deployment);
        assertThat(limit(deployment).path("limit").asInt()).isEqualTo(1);
        api.patch("/deployments/" + deployment, "{'description':'x'}");
        assertThat(limit(deployment).path("limit").asInt()).isEqualTo(1);
        api.patch("/deployments/" + deployment, "{'concurrency_limit':5}");
        String path = "/v2/concurrency_limits/deployment:" + deployment;
        assertThat(api.get(path).body()).isEqualTo(limit(deployment));
        assertThat(limit(deployment).path("limit").asInt()).isEqualTo(5);
        api.patch("/deployments/" + deployment, "{'concurrency_limit':null}");
        assertThat(limit(deployment).isNull()).isTrue();
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void claimAboveTheLimit_isPutBackForHalfAMinute() {
        String deployment = limited("'concurrency_limit':1");
        String first = run(deployment);
        String second = run(deployment);

        Reply claim = propose(first, PENDING);
        assertState(claim, "ACCEPT", "PENDING", "Pending");
        String lease = claim.text("/state/state_details/deployment_concurrency_lease_id");
        assertThat(lease).isNotEmpty();
        assertThat(limit(deployment).path("active_slots").asInt()).isEqualTo(1);

        Reply refused = propose(second, PENDING);
        assertState(refused, "REJECT", "SCHEDULED", "AwaitingConcurrencySlot");
        assertThat(refused.text("/details/reason")).isEqualTo(REACHED);
        assertThat(propose(first, "{'type':'RUNNING'}").text("/state/state_details/deployment_concurrency_lease_id"))
                .isEqualTo(lease);
        assertState(propose(second, PENDING), "REJECT", "SCHEDULED", "AwaitingConcurrencySlot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED", "CRASHED", "SCHEDULED", "CANCELLED"})
    void slot_isFreeAfterTheRunHasLeftItsStates(String type) {
        String deployment = limited("'concurrency_limit':1");
        String first = run(deployment);
        propose(first, PENDING);

        assertThat(propose(first, "{'type':'" + type + "'}").text("/status")).isEqualTo("ACCEPT");

        assertThat(limit(deployment).path("active_slots").asInt()).isZero();
        assertState(propose(run(deployment), PENDING), "ACCEPT", "PENDING", "Pending");
    }

    @Test
    void slot_isHeldWhileTheRunIsCancelling() {
        String deployment = limited("'concurrency_limit':1");
        String first = run(deployment);
        propose(first, PENDING);
        propose(first, "{'type':'CANCELLING'}");
        assertThat(limit(deployment).path("active_slots").asInt()).isEqualTo(1);
        propose(first, "{'type':'CANCELLED'}");
        assertThat(limit(deployment).path("active_slots").asInt()).isZero();
    }

    @Test
    void slot_isFreeAfterTheRunIsDeleted() {
        String deployment = limited("'concurrency_limit':1");
        String first = run(deployment);
        propose(first, PENDING);
        api.delete("/flow_runs/" + first);
        assertThat(limit(deployment).path("active_slots").asInt()).isZero();
    }

    @Test
    void claimAboveTheLimit_ofDeploymentThatCancelsNewRuns_isCancelled() {
        String deployment = limited("'concurrency_limit':1,'concurrency_options':{'collision_strategy':'CANCEL_NEW'}");
        propose(run(deployment), PENDING);

        Reply refused = propose(run(deployment), PENDING);

        assertState(refused, "REJECT", "CANCELLED", "Cancelled");
        assertThat(refused.text("/state/message")).isEqualTo(REACHED);
    }

    @Test
    void limitOfZero_abortsClaims_andInactiveOne_refusesThem() {
        String deployment = limited("'concurrency_limit':1");
        String limit = "/v2/concurrency_limits/deployment:" + deployment;
        api.patch(limit, "{'limit':0}");
        Reply aborted = propose(run(deployment), PENDING);
        assertState(aborted, "ABORT", "SCHEDULED", "Scheduled");
        assertThat(aborted.text("/details/reason"))
                .isEqualTo("The deployment concurrency limit is 0. The flow will deadlock if submitted again.");
        api.patch(limit, "{'limit':1,'active':false}");
        assertState(propose(run(deployment), PENDING), "REJECT", "SCHEDULED", "AwaitingConcurrencySlot");
    }

    @Test
    void limitShared_byTwoDeployments_isDeletedWithEither() {
        String id = api.post("/v2/concurrency_limits/", "{'name':'%s','limit':1}", UUID.randomUUID())
                .id();
        String first = limited("'global_concurrency_limit_id':'" + id + "'");
        String second = limited("'global_concurrency_limit_id':'" + id + "'");
        String run = run(first);
        propose(run, PENDING);
        assertState(propose(run(second), PENDING), "REJECT", "SCHEDULED", "AwaitingConcurrencySlot");
        propose(run, "{'type':'COMPLETED'}");
        api.delete("/deployments/" + first);
        assertThat(limit(second).isNull()).isTrue();
        assertThat(api.get("/v2/concurrency_limits/" + id).status()).isEqualTo(404);
    }

    @Test
    void retryInTheProcess_keepsTheSlot() {
        String deployment = limited("'concurrency_limit':1");
        String run = api.post(
                        "/deployments/" + deployment + "/create_flow_run",
                        "{'empirical_policy':{'retries':1,'retry_delay':1}}")
                .id();
        propose(run, PENDING);
        propose(run, "{'type':'RUNNING'}");
        assertState(propose(run, "{'type':'FAILED'}"), "REJECT", "SCHEDULED", "AwaitingRetry");
        assertThat(limit(deployment).path("active_slots").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void limitBelowOne_isRefused(String limit) {
        String flow = api.post("/flows/", "{'name':'flow-%s'}", unique).id();
        assertThat(api.post("/deployments/", "{'name':'x','flow_id':'%s','concurrency_limit':%s}", flow, limit)
                        .status())
                .isEqualTo(422);
    }
}
