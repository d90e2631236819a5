/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundReadsTest {

    private final PrefectEmulator server = PrefectEmulator.builder().start();
    private final Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
    private UUID flowId = new UUID(0, 0);
    private UUID deploymentId = new UUID(0, 0);

    @BeforeEach
    void makeDeployment() {
        create("/work_pools/", object().put("name", "etl").put("type", "cpln"));
        flowId = create("/flows/", object().put("name", "load"));
        deploymentId = create(
                "/deployments/",
                object().put("name", "nightly")
                        .put("flow_id", flowId.toString())
                        .put("work_pool_name", "etl"));
    }

    @AfterEach
    void close() {
        prefect.close();
        server.close();
    }

    @Test
    void flowAndDeployment_askedForAgainInTheRound_areReadOnce() {
        RoundReads round = newRound();

        assertThat(round.flow(flowId)).isSameAs(round.flow(flowId));
        assertThat(round.deployment(deploymentId)).isSameAs(round.deployment(deploymentId));

        assertThat(reads("/flows/" + flowId)).isOne();
        assertThat(reads("/deployments/" + deploymentId)).isOne();
    }

    @Test
    void deployment_changedBetweenRounds_isReadAnew() {
        newRound().deployment(deploymentId);
        ObjectNode change = object();
        change.putObject("job_variables").put("cpu", "2");
        server.call("PATCH", "/deployments/" + deploymentId, change);

        assertThat(newRound().deployment(deploymentId).jobVariables()).containsEntry("cpu", "2");
    }

    @Test
    void deployment_deleted_isNamed() {
        server.call("DELETE", "/deployments/" + deploymentId, null);

        assertThatThrownBy(() -> newRound().deployment(deploymentId))
                .isInstanceOf(UsageException.class)
                .hasMessage("The deployment " + deploymentId + " of the flow run no longer exists");
    }

    private RoundReads newRound() {
        WorkPool pool = prefect.workPools().read("etl").execute();
        return new RoundReads(prefect, pool);
    }

    private long reads(String path) {
        return server.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().equals(path))
                .count();
    }

    private UUID create(String path, JsonNode body) {
        return UUID.fromString(server.call("POST", path, body).path("id").asText());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
