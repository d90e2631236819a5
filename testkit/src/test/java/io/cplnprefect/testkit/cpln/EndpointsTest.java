/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.Http.Reply;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints outside the scheme that all kinds share. */
class EndpointsTest {
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
    void createAgent_returnsTheBootstrapConfigurationOnce() {
        Reply created = http.post("/org/acme/agent", "{'name': 'edge'}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/status/bootstrapConfig/agentLink").asText())
                .isEqualTo("/org/acme/agent/edge");
        assertThat(http.get("/org/acme/agent/edge").body()).doesNotContain("bootstrapConfig");
        assertThat(http.get("/org/acme/agent/edge/-info")
                        .json()
                        .path("peerCount")
                        .asInt())
                .isZero();
    }

    @Test
    void tasks_ofTheTokensHolder_arePendingUntilTheyAreCompleted() {
        cpln.put("/org/acme/task/task-1", Http.json("{'id': 'task-1', 'type': 'invitation', 'status': 'pending'}"));

        assertThat(http.get("/task/-forme").json().at("/items/0/type").asText()).isEqualTo("invitation");
        assertThat(http.get("/task/task-1").status()).isEqualTo(200);
        assertThat(http.post("/task/task-1", "{'answer': 'maybe'}")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("answer must be one of accept, reject");
        assertThat(http.post("/task/task-1", "{'answer': 'accept'}")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("complete");
        assertThat(http.get("/org/acme/task/-forme").json().path("items")).isEmpty();
    }

    @Test
    void user_ofTheToken_isReturned() {
        assertThat(http.get("/user").json().path("kind").asText()).isEqualTo("user");
    }

    @Test
    void secrets_byType_areListedWithoutData() {
        http.post("/org/acme/secret", "{'name': 'one', 'type': 'opaque', 'data': {'payload': 'hidden'}}");
        http.post("/org/acme/secret", "{'name': 'two', 'type': 'dictionary', 'data': {'a': 'b'}}");

        Reply opaque = http.get("/org/acme/secret/-for/type/opaque");

        assertThat(opaque.json().path("items")).hasSize(1);
        assertThat(opaque.body()).contains("one").doesNotContain("hidden");
    }

    @Test
    void org_createdInTheAccountOfTheToken_isAccessible() {
        String account = http.get("/account").json().at("/items/0/id").asText();
        String org = "{'org': {'name': 'second', 'description': 'tests'}, 'invitees': ['a@example.com']}";

        Reply created = http.post("/account/" + account + "/org", org);

        assertThat(created.status()).isEqualTo(201);
        assertThat(http.get("/org/second").json().path("description").asText()).isEqualTo("tests");
        assertThat(http.get("/org").json().path("items")).hasSize(2);
        assertThat(http.post("/org/second/gvc", "{'name': 'prod'}").status()).isEqualTo(201);
        assertThat(http.post("/account/" + account + "/org", org).status()).isEqualTo(409);
        assertThat(http.post("/account/other/org", org).status()).isEqualTo(404);
    }

    @Test
    void latestImage_ofARepository_isTheNewest() {
        for (String tag : new String[] {"1", "2"}) {
            cpln.put(
                    "/org/acme/image/app:" + tag,
                    Http.json("{'repository': 'app', 'tag': '" + tag + "', 'created': '2026-01-0" + tag + "'}"));
        }

        assertThat(http.get("/org/acme/image/-latest/app").json().path("name").asText())
                .isEqualTo("app:2");
        assertThat(http.get("/org/acme/image/-latest/none").status()).isEqualTo(404);
    }

    @Test
    void customLocation_isInstalledByItsLink() {
        http.post("/org/acme/location", "{'name': 'office', 'provider': 'byok'}");
        JsonNode location = http.get("/org/acme/location/office").json();

        assertThat(location.path("origin").asText()).isEqualTo("custom");
        assertThat(location.at("/links/2/rel").asText()).isEqualTo("install");
        Reply install = http.post(location.at("/links/2/href").asText(), "{}");
        assertThat(install.json().path("expires").isNumber()).isTrue();
        assertThat(install.json().path("command").asText()).isNotEmpty();
    }

    @Test
    void location_ofAProvider_isNotCreated() {
        assertThat(http.post("/org/acme/location", "{'name': 'aws-x', 'provider': 'aws'}")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("provider must be byok for a location that is created");
    }

    @Test
    void replicas_ofAStandardWorkload_areThoseOfItsDeployment() {
        String workload = "/org/acme/gvc/prefect/workload/web";
        http.post(
                "/org/acme/gvc/prefect/workload",
                "{'name': 'web', 'spec': {'containers': [{'name': 'main', 'image': 'nginx'}]}}");

        JsonNode deployment =
                http.get(workload + "/deployment/aws-eu-central-1").json();
        JsonNode replicas = http.get("/replicas" + workload).json().path("items");
        http.patch(workload, "{'spec': {'defaultOptions': {'suspend': true}}}");

        assertThat(deployment
                        .at("/status/versions/0/containers/main/resources/replicas")
                        .asInt())
                .isEqualTo(1);
        assertThat(replicas).hasSize(1);
        assertThat(http.get("/replicas" + workload).json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exec, {}, Unauthorized: The token is missing or not valid",
        "exec, no JSON, Failed to create terminal session: the request is not valid JSON",
        "portforward, {}, 'Port-forward error: {\"code\":0,\"message\":\"The token is missing or not valid\"}'"
    })
    void terminal_invalidFirstMessage_endsWithItsReason(String path, String message, String reason) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        WebSocket socket = http.client()
                .newWebSocket(new Request.Builder().url(cpln.url() + "/" + path).build(), new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket webSocket, String text) {
                        received.complete(text);
                    }
                });
        socket.send(message);

        assertThat(received.get(10, SECONDS)).isEqualTo(reason);
        socket.cancel();
    }

    @ParameterizedTest
    @ValueSource(strings = {"terraform-exporter", "k8s-crd-exporter"})
    void exporter_fromDiscovery_isMissingAndSaysSo(String service) {
        String url =
                http.get("/discovery").json().path("endpoints").path(service).asText();

        Reply missing = http.get(url.substring(cpln.url().length()) + "/org/acme/gvc/prefect");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("message").asText()).contains("the emulator has no");
    }
}
