/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.Http.Reply;
import java.time.Duration;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a write stores, and what it refuses because of other items. */
class WritingRulesTest {
    private static final String GVC = "/org/acme/gvc/prefect";
    private static final String WORKLOAD = """
            {'name': 'web', 'spec': {'type': 'standard', 'identityLink': '//identity/runner',
             'containers': [{'name': 'main', 'image': 'nginx', 'cpu': '50m', 'memory': '128Mi'}]}}""";

    private final VirtualTime time = VirtualTime.create();
    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1")
            .time(time.clock(), time.scheduler())
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @BeforeEach
    void createWorkload() {
        http.post(GVC + "/identity", "{'name': 'runner'}");
        http.post(GVC + "/workload", WORKLOAD);
    }

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void gvc_withoutOptions_hasTheEndpointFormatOrgAndNoLoadBalancer() {
        http.post("/org/acme/gvc", "{'name': 'plain'}");

        assertThat(http.get("/org/acme/gvc/plain").json().path("spec"))
                .isEqualTo(Http.json("{'endpointNamingFormat': 'org'}"));
    }

    @Test
    void workload_withoutDefaultOptions_isReadWithoutThem() {
        assertThat(http.get(GVC + "/workload/web").json().path("spec")).isEqualTo(Http.json("""
                {'type': 'standard', 'identityLink': '//identity/runner',
                 'containers': [{'name': 'main', 'image': 'nginx', 'cpu': '50m', 'memory': '128Mi'}]}"""));
    }

    @Test
    void deleteIdentity_usedByAWorkload_isRefusedUntilTheWorkloadIsDeleted() {
        Reply refused = http.delete(GVC + "/identity/runner");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText())
                .isEqualTo(GVC + "/identity/runner is in use by " + GVC + "/workload/web");
        assertThat(http.patch(GVC + "/workload/web", "{'tags': {'a': 'b'}}").status())
                .isEqualTo(200);
        http.delete(GVC + "/workload/web");
        assertThat(http.delete(GVC + "/identity/runner").status()).isEqualTo(202);
    }

    @Test
    void deleteSecret_usedByAGvc_isRefused() {
        http.post("/org/acme/secret", "{'name': 'pull', 'type': 'opaque', 'data': {'payload': 'x'}}");
        http.patch(GVC, "{'spec': {'pullSecretLinks': ['//secret/pull']}}");

        assertThat(http.delete("/org/acme/secret/pull").json().path("message").asText())
                .isEqualTo("/org/acme/secret/pull is in use by " + GVC);
    }

    @Test
    void policy_withInvalidQuery_isRefusedAndOtherRequestsOfThePrincipalSucceed() {
        http.post("/org/acme/serviceaccount", "{'name': 'bot'}");
        Http bot = new Http(
                cpln.url(),
                http.post("/org/acme/serviceaccount/bot/-addKey", "{'description': 'ci'}")
                        .json()
                        .path("key")
                        .asText());
        String policy = """
                {'name': '%s', 'targetKind': 'workload', %s
                 'bindings': [{'permissions': ['view'], 'principalLinks': ['//serviceaccount/bot']}]}""";

        Reply refused = http.post(
                "/org/acme/policy",
                policy.formatted(
                        "bad", "'targetQuery': {'spec': {'terms': [{'op': '==', 'tag': 'a', 'value': 'b'}]}},"));
        http.post("/org/acme/policy", policy.formatted("good", "'target': 'all', 'targetLinks': [],"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(bot.get(GVC + "/workload/web").status()).isEqualTo(200);
    }

    @Test
    void patch_textForNumberOrBoolean_isConverted() {
        JsonNode patched = http.patch(GVC + "/workload/web", """
                        {'spec': {'defaultOptions': {'timeoutSeconds': '30', 'suspend': 'true',
                         'autoscaling': {'minScale': '1', 'maxScale': 2}}}}""").json();

        assertThat(patched.at("/spec/defaultOptions")).isEqualTo(Http.json("""
                {'timeoutSeconds': 30, 'suspend': true, 'autoscaling': {'minScale': 1, 'maxScale': 2}}"""));
    }

    @Test
    void patch_tagsAndReplaceTags_keepsThePlainEntries() {
        http.patch(GVC + "/workload/web", "{'tags': {'old': '1'}}");

        JsonNode patched = http.patch(
                        GVC + "/workload/web", "{'tags': {'plain': '2'}, '$replace/tags': {'replaced': '3'}}")
                .json();

        assertThat(patched.path("tags")).isEqualTo(Http.json("{'plain': '2', 'replaced': '3'}"));
    }

    @Test
    void tags_asArray_areRefused() {
        Reply refused = http.patch(GVC + "/workload/web", "{'tags': ['a']}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).isEqualTo("tags must be an object");
    }

    @Test
    void create_invalidName_reportsItOnce() {
        Reply refused = http.post(GVC + "/workload", WORKLOAD.replace("'web'", "'Web'"));

        assertThat(refused.json().path("message").asText())
                .isEqualTo("name must match [a-z]([-a-z0-9])*[a-z0-9] and have 2 to 64 characters");
    }

    @Test
    void secret_invalid_isRefusedWithoutItsValuesInTheMessage() {
        Reply refused = http.post("/org/acme/secret", """
                {'name': 'cert', 'type': 'tls', 'data': {'cert': 'hidden-cert', 'key': 'hidden-key', 'x': 'hidden-x'}}""");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("data.cert", "data.key", "data.x").doesNotContain("hidden");
    }

    @Test
    void command_dryRun_startsNothing() {
        http.post(GVC + "/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'containers': [{'name': 'main', 'image': 'busybox'}],
                 'job': {'schedule': '0 0 * * *'}}}""");

        Reply checked = http.post(
                GVC + "/workload/etl/-command?dryRun=true",
                "{'kind': 'command', 'type': 'runCronWorkload', 'spec': {'location': 'aws-us-east-1'}}");

        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.json().path("lifecycleStage").asText()).isEqualTo("pending");
        assertThat(cpln.commands(GVC + "/workload/etl")).isEmpty();
    }

    @Test
    void response_created_hasTheReasonPhraseOfItsStatus() throws Exception {
        try (Response response = http.client()
                .newCall(http.request("/org/acme/gvc")
                        .post(RequestBody.create("{\"name\": \"other\"}", null))
                        .build())
                .execute()) {
            assertThat(response.code()).isEqualTo(201);
            assertThat(response.message()).isEqualTo("Created");
        }
    }

    @Test
    void patch_userAddressedById_keepsItsName() {
        cpln.put("/org/acme/user/user-1", Http.json("{'name': 'a@example.com', 'email': 'a@example.com'}"));

        Reply patched = http.patch("/org/acme/user/user-1", "{'tags': {'a': 'b'}}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("name").asText()).isEqualTo("a@example.com");
    }

    @Test
    void workload_writtenOutsideAGvc_isNotAllowed() {
        assertThat(http.post("/org/acme/workload", WORKLOAD).status()).isEqualTo(405);
        assertThat(http.put("/org/acme/workload", WORKLOAD).status()).isEqualTo(405);
    }

    @Test
    void image_createdByPost_isNotAllowed() {
        assertThat(http.post("/org/acme/image", "{'name': 'app:1'}").status()).isEqualTo(405);
    }

    @Test
    void volumeSet_inTwoLocations_hasAVolumeInEach() {
        createVolumeSet();

        JsonNode locations = http.get(GVC + "/volumeset/disk").json().at("/status/locations");

        assertThat(locations).hasSize(2);
        assertThat(locations.at("/0/name").asText()).isEqualTo("aws-eu-central-1");
        assertThat(locations.at("/0/volumes/0/index").asInt()).isZero();
        assertThat(locations.at("/1/volumes/0/currentSize").asInt()).isEqualTo(10);
    }

    @Test
    void volumeCommands_executed_changeTheVolume() {
        createVolumeSet();
        volumeCommand("expandVolume", ", 'newStorageCapacity': 20");
        volumeCommand("createVolumeSnapshot", ", 'snapshotName': 'first'");
        volumeCommand("createVolumeSnapshot", ", 'snapshotName': 'second'");
        volumeCommand("deleteVolumeSnapshot", ", 'snapshotName': 'first'");
        JsonNode changed = http.get(GVC + "/volumeset/disk").json().at("/status/locations/0/volumes/0");
        volumeCommand("shrinkVolume", ", 'newStorageCapacity': 15");
        volumeCommand("deleteVolume", "");

        assertThat(changed.path("currentSize").asInt()).isEqualTo(20);
        assertThat(changed.path("volumeSnapshots")).hasSize(1);
        assertThat(changed.at("/volumeSnapshots/0/name").asText()).isEqualTo("second");
        assertThat(http.get(GVC + "/volumeset/disk").json().at("/status/locations/0/volumes"))
                .isEmpty();
    }

    @Test
    void expandVolume_fifthTimeInADay_isRefusedUntilTheDayIsOver() {
        createVolumeSet();
        for (int size = 11; size < 15; size++) {
            assertThat(volumeCommand("expandVolume", ", 'newStorageCapacity': " + size)
                            .status())
                    .isEqualTo(201);
        }

        Reply refused = volumeCommand("expandVolume", ", 'newStorageCapacity': 16");
        time.advance(Duration.ofHours(25));
        Reply accepted = volumeCommand("expandVolume", ", 'newStorageCapacity': 16");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(accepted.status()).isEqualTo(201);
    }

    private void createVolumeSet() {
        http.post(
                GVC + "/volumeset",
                "{'name': 'disk', 'spec': {'initialCapacity': 10, 'performanceClass': 'general-purpose-ssd'}}");
    }

    private Reply volumeCommand(String type, String spec) {
        Reply reply = http.post(
                GVC + "/volumeset/disk/-command",
                "{'type': '" + type + "', 'spec': {'location': 'aws-eu-central-1', 'volumeIndex': 0" + spec + "}}");
        time.advance(Duration.ZERO);
        return reply;
    }
}
