/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.Http.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The audit trail, the event logs, and the quotas. */
class TrailTest {
    private static final String IDENTITIES = "/org/acme/gvc/prefect/identity";

    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", "aws-eu-central-1")
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void eventLog_ofAnItem_hasItsChangesNewestFirst() {
        http.post(IDENTITIES, "{'name': 'runner'}");
        http.patch(IDENTITIES + "/runner", "{'description': 'one'}");
        http.patch(IDENTITIES + "/runner", "{'description': 'two'}");

        JsonNode events = http.get(IDENTITIES + "/runner/-eventlog").json();

        assertThat(events.path("itemKind").asText()).isEqualTo("event");
        assertThat(events.at("/items/0/status").asText()).isEqualTo("identity updated");
        assertThat(events.at("/items/0/eventCount").asInt()).isEqualTo(2);
        assertThat(events.at("/items/0/context/component").asText()).isEqualTo("data-service");
        assertThat(events.at("/items/1/status").asText()).isEqualTo("identity created");
        assertThat(events.path("items")).hasSize(2);
    }

    @Test
    void eventLog_ofAWorkload_hasItsExecutions() {
        http.post("/org/acme/gvc/prefect/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'containers': [{'name': 'main', 'image': 'busybox'}],
                 'job': {'schedule': '0 0 * * *'}}}""");
        http.post(
                "/org/acme/gvc/prefect/workload/etl/-command",
                "{'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1'}}");

        await().untilAsserted(() -> assertThat(
                        http.get("/org/acme/gvc/prefect/workload/etl/-eventlog").body())
                .contains("workload created")
                .contains("job execution changed"));
    }

    @Test
    void auditTrail_ofASecret_doesNotContainItsData() {
        http.post("/org/acme/secret", "{'name': 'key', 'type': 'opaque', 'data': {'payload': 'hidden'}}");
        http.delete("/org/acme/secret/key");

        Reply events = http.get("/audit/org/acme?resourceType=secret");

        assertThat(events.json().path("items")).hasSize(2);
        assertThat(events.json().at("/items/0/action/type").asText()).isEqualTo("delete");
        assertThat(events.json().at("/items/1/subject/data/principalLink").asText())
                .isEqualTo("/org/acme/user/emulator");
        assertThat(events.body()).doesNotContain("hidden");
    }

    @Test
    void refusedAndDryRequests_leaveNoTrace() {
        http.post(IDENTITIES, "{'name': 'Invalid'}");
        http.post(IDENTITIES + "?dryRun=true", "{'name': 'runner'}");

        assertThat(http.get("/audit/org/acme?resourceType=identity").json().path("items"))
                .isEmpty();
    }

    @Test
    void quota_exceeded_isA429ThatSpeaksOfTheQuota() {
        cpln.put("/org/acme/quota/quota-1", Http.json("""
                {'name': 'identities-per-gvc', 'max': 1, 'dimensions': {'gvcLink': '/org/acme/gvc/prefect'}}"""));
        cpln.put("/org/acme/quota/quota-2", Http.json("{'name': 'gvcs', 'max': 1}"));

        assertThat(http.post(IDENTITIES, "{'name': 'runner'}").status()).isEqualTo(201);
        Reply refused = http.post(IDENTITIES, "{'name': 'second'}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("message").asText()).isEqualTo("The quota identities-per-gvc of 1 is exceeded");
        assertThat(http.put(IDENTITIES, "{'name': 'runner', 'description': 'changed'}")
                        .status())
                .isEqualTo(200);
        assertThat(http.post("/org/acme/gvc", "{'name': 'second'}").status()).isEqualTo(429);
    }
}
