/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.Http.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
    private static final String GVC = "/org/acme/gvc/prefect";
    private static final String CRON = """
            {'name': 'etl', 'tags': {'team': 'data', 'size': 5}, 'spec': {'type': 'cron',
             'containers': [{'name': 'main', 'image': 'busybox'}], 'job': {'schedule': '0 0 * * *'}}}""";

    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1")
            .pageSize(2)
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void create_newItem_respondsWithLocationAndCompletesTheEnvelope() {
        Reply created = http.post(GVC + "/workload", CRON);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).isEqualTo("Created");
        assertThat(created.header("Location")).isEqualTo(GVC + "/workload/etl");
        assertThat(created.headers()).containsKey("Date");
        JsonNode workload = http.get(created.header("Location")).json();
        assertThat(workload.path("kind").asText()).isEqualTo("workload");
        assertThat(workload.path("version").asInt()).isEqualTo(1);
        assertThat(workload.path("description").asText()).isEqualTo("etl");
        assertThat(workload.path("gvc").asText()).isEqualTo("prefect");
        assertThat(workload.path("id").asText()).hasSize(36);
        assertThat(workload.path("created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(workload.path("links")).isEqualTo(Http.json("""
                        [{'rel': 'self', 'href': '/org/acme/gvc/prefect/workload/etl'},
                         {'rel': 'gvc', 'href': '/org/acme/gvc/prefect'},
                         {'rel': 'deployment', 'href': '/org/acme/gvc/prefect/workload/etl/deployment'}]"""));
        assertThat(workload.at("/spec/job/historyLimit").asInt()).isEqualTo(5);
    }

    @Test
    void create_existingName_isAConflict() {
        http.post(GVC + "/workload", CRON);

        Reply again = http.post(GVC + "/workload", CRON);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("status").asInt()).isEqualTo(409);
        assertThat(again.json().path("message").asText()).contains("already exists");
    }

    @Test
    void putOnCollection_withOrWithoutTrailingSlash_createsThenReplaces() {
        Reply first = http.put(GVC + "/workload/", CRON);
        Reply second = http.put(GVC + "/workload", CRON.replace("'team': 'data', ", ""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(GVC + "/workload/etl");
        assertThat(second.status()).isEqualTo(200);
        JsonNode workload = http.get(GVC + "/workload/etl").json();
        assertThat(workload.path("version").asInt()).isEqualTo(2);
        assertThat(workload.path("tags")).isEqualTo(Http.json("{'size': 5}"));
    }

    @Test
    void put_ofTheWholeItemAsRead_isAccepted() {
        http.post(GVC + "/workload", CRON);
        String whole = http.get(GVC + "/workload/etl").body();

        Reply put = http.put(GVC + "/workload/etl", whole);

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void put_dryRun_returnsTheResultAndStoresNothing() {
        http.post(GVC + "/workload", CRON);

        Reply put = http.put(GVC + "/workload?dryRun=true", CRON.replace("busybox", "alpine"));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().at("/spec/containers/0/image").asText()).isEqualTo("alpine");
        JsonNode stored = http.get(GVC + "/workload/etl").json();
        assertThat(stored.at("/spec/containers/0/image").asText()).isEqualTo("busybox");
        assertThat(stored.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void patch_staleVersion_isAConflictAndChangesNothing() {
        http.post(GVC + "/workload", CRON);
        http.patch(GVC + "/workload/etl", "{'version': 1, 'tags': {'a': 'b'}}");

        Reply stale = http.patch(GVC + "/workload/etl", "{'version': 1, 'tags': {'a': 'c'}}");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(http.get(GVC + "/workload/etl").json().at("/tags/a").asText())
                .isEqualTo("b");
    }

    @Test
    void patch_withOperators_returnsTheUpdatedItem() {
        http.post(GVC + "/workload", CRON);

        Reply patched = http.patch(GVC + "/workload/etl", """
                {'tags': {'team': null}, 'spec': {'$patch/containers': [{'name': 'main', 'image': 'alpine',
                 '$append/env': [{'name': 'A', 'value': '1'}]}]}}""");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("tags")).isEqualTo(Http.json("{'size': 5}"));
        assertThat(patched.json().at("/spec/containers/0/image").asText()).isEqualTo("alpine");
        assertThat(patched.json().at("/spec/containers/0/env/0/name").asText()).isEqualTo("A");
        assertThat(patched.json().path("version").asInt()).isEqualTo(2);
    }

    @Test
    void patch_ofTheWorkloadType_isNotAllowed() {
        http.post(GVC + "/workload", CRON);

        Reply patched = http.patch(GVC + "/workload/etl", "{'spec': {'type': 'standard'}}");

        assertThat(patched.status()).isEqualTo(405);
        assertThat(patched.json().path("message").asText()).isEqualTo("Workload type may not be changed");
    }

    @Test
    void create_invalidWorkload_reportsAllProblemsTogether() {
        Reply refused = http.post(GVC + "/workload", """
                {'name': 'Etl', 'spec': {'type': 'cron', 'misspelt': 1, 'containers': [{'name': 'cpln-x',
                 'image': 'a', 'env': [{'name': 'CPLN_ORG', 'value': 'x'}]}], 'job': {'schedule': 'daily'}}}""");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText())
                .contains("name must match")
                .contains("spec.misspelt is not allowed")
                .contains("spec.containers[0].name is reserved")
                .contains("spec.containers[0].env[0].name is reserved")
                .contains("spec.job.schedule must be a schedule with five valid fields");
        assertThat(cpln.get(GVC + "/workload/Etl")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/org/acme/gvc/none/workload,404",
        "GET,/org/acme/gvc/prefect/nonsense,404",
        "GET,/org/acme/workload/etl,404",
        "GET,/bad-url,404",
        "DELETE,/org/acme,405",
        "DELETE,/org/acme/location/aws-eu-central-1,400",
        "GET,/org/other,403",
    })
    void request_unknownOrForbiddenPath_returnsAnErrorDocument(String method, String path, int status) {
        Reply reply = method.equals("GET") ? http.get(path) : http.delete(path);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.json().path("message").asText()).isNotEmpty();
    }

    @Test
    void authorization_tokenWithoutScheme_isAcceptedAndAnUnknownTokenRefused() throws Exception {
        assertThat(new Http(cpln.url(), "wrong").get("/org/acme").status()).isEqualTo(401);
        try (var raw = http.client()
                .newCall(http.request("/org/acme")
                        .header("Authorization", "secret")
                        .build())
                .execute()) {
            assertThat(raw.code()).isEqualTo(200);
        }
        assertThat(new Http(cpln.url(), "wrong").get("/discovery").status()).isEqualTo(200);
    }

    @Test
    void list_moreThanOnePage_continuesByNextLinks() {
        for (String name : List.of("aa", "bb", "cc", "dd", "ee")) {
            http.post(GVC + "/workload", CRON.replace("etl", name));
        }

        assertThat(namesOnAllPages(http.get(GVC + "/workload"))).containsExactly("aa", "bb", "cc", "dd", "ee");
        assertThat(namesOnAllPages(http.get("/org/acme/workload"))).hasSize(5);
    }

    @Test
    void query_moreThanOnePage_continuesByGetAndEchoesTheQuery() {
        for (String name : List.of("aa", "bb", "cc", "dd", "ee")) {
            http.post(GVC + "/workload", CRON.replace("etl", name));
        }

        Reply first = http.post("/org/acme/workload/-query", """
                {'kind': 'string', 'spec': {'match': 'all', 'terms': [{'op': '!=', 'property': 'name', 'value': 'cc'},
                 {'rel': 'gvc', 'value': 'prefect'}], 'sort': {'by': 'name', 'order': 'desc'}}}""");

        assertThat(first.json().path("kind").asText()).isEqualTo("queryresult");
        assertThat(first.json().at("/query/kind").asText()).isEqualTo("workload");
        assertThat(namesOnAllPages(first)).containsExactly("ee", "dd", "bb", "aa");
    }

    @Test
    void list_unknownCursor_isRefused() {
        assertThat(http.get(GVC + "/workload?next=abc").status()).isEqualTo(400);
    }

    @Test
    void secret_readListedOrRevealed_showsItsDataOnlyWhenRevealed() {
        http.post("/org/acme/secret", "{'kind': 'Secret', 'name': 'key', 'type': 'opaque', 'data': {'payload': 'p'}}");

        assertThat(http.get("/org/acme/secret/key").json().has("data")).isFalse();
        assertThat(http.get("/org/acme/secret").body()).doesNotContain("payload");
        assertThat(http.get("/org/acme/secret/key/-reveal")
                        .json()
                        .at("/data/payload")
                        .asText())
                .isEqualTo("p");
    }

    @Test
    void deleteGvc_withVolumeSets_isRefusedAndWithoutDeletesItsWorkloads() {
        http.post(GVC + "/workload", CRON);
        http.post(
                GVC + "/volumeset",
                "{'name': 'disk', 'spec': {'initialCapacity': 10, 'performanceClass': 'general-purpose-ssd'}}");

        assertThat(http.delete(GVC).status()).isEqualTo(400);
        assertThat(http.delete(GVC + "/volumeset/disk").status()).isEqualTo(202);
        assertThat(http.delete(GVC).status()).isEqualTo(202);
        assertThat(http.get(GVC + "/workload/etl").status()).isEqualTo(404);
    }

    @Test
    void delete_protectedItem_isRefused() {
        http.post(GVC + "/workload", CRON.replace("'team': 'data'", "'cpln/protected': true"));

        assertThat(http.delete(GVC + "/workload/etl").status()).isEqualTo(400);
    }

    @Test
    void permissions_ofOrg_areServedOnBothPaths() {
        JsonNode documented = http.get("/org/acme/org/-schema/permissions").json();
        JsonNode used = http.get("/org/-schema/permissions").json();

        assertThat(documented.path("items")).isEqualTo(used.path("items"));
        assertThat(used.at("/implied/readLogs/0").asText()).isEqualTo("view");
    }

    @Test
    void serviceAccountKey_asToken_hasThePermissionsOfItsPolicies() {
        http.post("/org/acme/serviceaccount", "{'name': 'bot'}");
        http.post("/org/acme/policy", """
                {'name': 'bot-view', 'targetKind': 'workload', 'target': 'all',
                 'bindings': [{'permissions': ['exec'], 'principalLinks': ['//serviceaccount/bot']}]}""");
        http.post("/org/acme/policy", """
                {'name': 'bot-view2', 'targetKind': 'workload', 'target': 'all',
                 'bindings': [{'permissions': ['view'], 'principalLinks': ['//serviceaccount/bot']}]}""");
        http.post(GVC + "/workload", CRON);

        JsonNode key = http.post("/org/acme/serviceaccount/bot/-addKey", "{'description': 'ci'}")
                .json();
        Http bot = new Http(cpln.url(), key.path("key").asText());

        assertThat(bot.get(GVC + "/workload/etl").status()).isEqualTo(200);
        Reply refused = bot.delete(GVC + "/workload/etl");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText()).contains("Missing permission \"delete\"");
        assertThat(http.get("/org/acme/serviceaccount/bot").body()).doesNotContain("\"key\":");
        JsonNode report = http.get(GVC + "/workload/etl/-accessreport").json();
        assertThat(report.toString()).contains("exec.runCronWorkload").contains("/org/acme/serviceaccount/bot");
    }

    @Test
    void requests_recorded_omitTheToken() {
        cpln.clearRequests();
        http.get("/org/acme?x=1");

        assertThat(cpln.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/org/acme?x=1");
            assertThat(request.toString()).doesNotContain("secret");
        });
    }

    @Test
    void put_bySeed_completesTheEnvelope() {
        cpln.put("/org/acme/secret/seeded", Http.json("{'type': 'opaque', 'data': {'payload': 'x'}}"));

        JsonNode secret = http.get("/org/acme/secret/seeded").json();

        assertThat(secret.path("version").asInt()).isEqualTo(1);
        assertThat(secret.at("/links/0/href").asText()).isEqualTo("/org/acme/secret/seeded");
        cpln.delete("/org/acme/secret/seeded");
        assertThat(http.get("/org/acme/secret/seeded").status()).isEqualTo(404);
    }

    private List<String> namesOnAllPages(Reply first) {
        List<String> names = new ArrayList<>();
        JsonNode page = first.json();
        while (true) {
            page.path("items").forEach(item -> names.add(item.path("name").asText()));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            String next = null;
            for (JsonNode link : page.path("links")) {
                next = link.path("rel").asText().equals("next")
                        ? link.path("href").asText()
                        : next;
            }
            if (next == null) {
                return names;
            }
            page = http.get(next).json();
        }
    }
}
