/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ControlPlane client(String endpoint, String token) {
        return ControlPlane.builder()
                .endpoint(endpoint)
                .org("acme")
                .token(Secret.of(token))
                .build();
    }

    @Nested
    class AgainstTheEmulator {

        private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
                .org("acme", "token-of-acme")
                .gvc("prefect", "aws-eu-central-1")
                .gvc("other", "aws-eu-central-1")
                .pageSize(2)
                .start();
        private final ControlPlane cpln = client(emulator.url(), emulator.token());
        private final Resource<Identity> identities = cpln.org().gvc("prefect").identities();

        @AfterEach
        void close() {
            cpln.close();
            emulator.close();
        }

        @Test
        void resource_createdReplacedAndDeleted_isReadInEachState() {
            Identity identity =
                    Identity.builder().name("etl").description("runs flows").build();

            assertThat(identities.create(identity).execute())
                    .isEqualTo(new Stored("/org/acme/gvc/prefect/identity/etl", true));
            assertThatThrownBy(() -> identities.create(identity).execute())
                    .isInstanceOf(ServiceException.Conflict.class);
            assertThat(identities.put(identity).execute().created()).isFalse();
            assertThat(identities.get("etl").execute().description()).isEqualTo("runs flows");
            identities.delete("etl").execute();

            assertThatThrownBy(() -> identities.get("etl").execute()).isInstanceOf(ServiceException.NotFound.class);
        }

        @Test
        void list_severalPages_returnsEachObjectOnce() {
            for (int i = 0; i < 5; i++) {
                identities.create(Identity.builder().name("etl-" + i).build()).execute();
            }

            assertThat(identities.list())
                    .extracting(Identity::name)
                    .containsExactlyInAnyOrder("etl-0", "etl-1", "etl-2", "etl-3", "etl-4");
        }

        @Test
        void query_inGvc_isSentToOrgWithGvcTermAndPagedByGet() throws IOException {
            for (String gvc : List.of("prefect", "other")) {
                for (int i = 0; i < 3; i++) {
                    cpln.org()
                            .gvc(gvc)
                            .identities()
                            .create(Identity.builder()
                                    .name("etl-" + i)
                                    .putTags("team", "data")
                                    .build())
                            .execute();
                }
            }
            emulator.clearRequests();

            List<Identity> found =
                    identities.query(Query.all().tag("team", "data").build()).toList();

            assertThat(found).hasSize(3);
            RecordedRequest first = emulator.requests().get(0);
            assertThat(first.method() + " " + first.path()).isEqualTo("POST /org/acme/identity/-query");
            assertThat(first.headers()).containsEntry("cache-control", "no-cache");
            assertThat(JSON.readTree(first.body())).isEqualTo(JSON.readTree("""
                                    {"spec": {"match": "all", "terms": [
                                      {"op": "=", "tag": "team", "value": "data"},
                                      {"op": "=", "rel": "gvc", "value": "prefect"}]}}"""));
            assertThat(emulator.requests().get(1).method()).isEqualTo("GET");
        }

        @Test
        void query_anyTermInGvc_isInvalid() {
            Query any = Query.any().tag("team", "data").tag("team", "web").build();

            assertThatThrownBy(() -> identities.query(any).toList())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("prefect");
        }

        @Test
        void patch_tagSetAndTagRemoved_keepsTheOthers() {
            identities
                    .create(Identity.builder()
                            .name("etl")
                            .description("old")
                            .putTags("kept", "1")
                            .putTags("gone", "2")
                            .build())
                    .execute();

            Identity patched = identities
                    .patch("etl", Patch.empty().tag("new", "3").removeTag("gone"))
                    .execute();

            assertThat(patched.tags()).containsOnly(Map.entry("kept", "1"), Map.entry("new", "3"));
            assertThat(patched.description()).isEqualTo("old");
        }

        @Test
        void patch_versionOfAnOlderObject_isConflict() {
            identities.create(Identity.builder().name("etl").build()).execute();
            Integer read = identities.get("etl").execute().version();
            assertThat(read).isNotNull();
            identities.patch("etl", Patch.empty().set("description", "changed")).execute();

            assertThatThrownBy(() -> identities
                            .patch(
                                    "etl",
                                    Patch.empty().set("description", "ours").ifVersion(read))
                            .execute())
                    .isInstanceOf(ServiceException.Conflict.class);
        }

        @Test
        void patch_removedMember_isWrittenAsNull() throws IOException {
            emulator.put("/org/acme/secret/docker", JSON.readTree("""
                    {"kind": "secret", "name": "docker", "type": "docker", "data": "{\\"auths\\":{}}"}"""));
            emulator.clearRequests();
            Patch patch = Patch.empty()
                    .remove("description")
                    .tag("a/b.c", "1")
                    .removeTag("old")
                    .within(
                            "spec",
                            Patch.empty()
                                    .append("pullSecretLinks", "//secret/docker")
                                    .replace("loadBalancer", Map.of()))
                    .ifVersion(1);

            cpln.org().gvcs().patch("prefect", patch).execute();

            RecordedRequest sent = emulator.requests().get(0);
            assertThat(sent.method() + " " + sent.path()).isEqualTo("PATCH /org/acme/gvc/prefect");
            assertThat(JSON.readTree(sent.body())).isEqualTo(JSON.readTree("""
                                    {"description": null, "tags": {"a/b.c": "1", "old": null}, "version": 1,
                                     "spec": {"$append/pullSecretLinks": ["//secret/docker"], "$replace/loadBalancer": {}}}"""));
        }

        @Test
        void put_unknownMembers_areWrittenBack() throws IOException {
            JsonNode stored = JSON.readTree("""
                    {"name": "web", "tags": {"text": "a", "number": 5, "flag": true},
                     "spec": {"type": "standard",
                       "containers": [{"name": "main", "image": "nginx", "gpu": {"nvidia": {"model": "t4", "quantity": 1}},
                         "env": [{"name": "EMPTY", "value": ""}],
                         "metrics": {"port": 9090, "path": "/metrics"}}],
                       "loadBalancer": {"replicaDirect": false},
                       "requestRetryPolicy": {"attempts": 0, "retryOn": []}}}""");
            emulator.put("/org/acme/gvc/prefect/workload/web", stored);
            Resource<Workload> workloads = cpln.org().gvc("prefect").workloads();

            Workload read = workloads.get("web").execute();
            workloads
                    .put(Workload.builder().from(read).description("edited").build())
                    .execute();

            JsonNode written = emulator.get("/org/acme/gvc/prefect/workload/web");
            assertThat(written).isNotNull();
            assertThat(written.path("description").textValue()).isEqualTo("edited");
            assertThat(written.path("tags")).isEqualTo(stored.path("tags"));
            assertThat(written.at("/spec/containers/0/gpu")).isEqualTo(stored.at("/spec/containers/0/gpu"));
            assertThat(written.at("/spec/containers/0/env")).isEqualTo(stored.at("/spec/containers/0/env"));
            assertThat(written.at("/spec/containers/0/metrics")).isEqualTo(stored.at("/spec/containers/0/metrics"));
            assertThat(written.at("/spec/loadBalancer")).isEqualTo(stored.at("/spec/loadBalancer"));
            assertThat(written.at("/spec/requestRetryPolicy")).isEqualTo(stored.at("/spec/requestRetryPolicy"));
        }

        @Test
        void put_kindWithoutModel_isWrittenBackWhole() throws IOException {
            JsonNode group = JSON.readTree("""
                    {"name": "admins", "memberLinks": ["/org/acme/user/a@example.com"],
                     "identityMatcher": {"language": "jmespath", "expression": "email"}}""");
            emulator.put("/org/acme/group/admins", group);
            Resource<GenericResource> groups = cpln.org().generic("group");

            GenericResource read = groups.get("admins").execute();
            groups.put(GenericResource.builder()
                            .from(read)
                            .description("edited")
                            .build())
                    .execute();

            JsonNode written = emulator.get("/org/acme/group/admins");
            assertThat(written).isNotNull();
            assertThat(written.path("description").textValue()).isEqualTo("edited");
            assertThat(written.path("memberLinks")).isEqualTo(group.path("memberLinks"));
            assertThat(written.path("identityMatcher")).isEqualTo(group.path("identityMatcher"));
        }
    }

    @Nested
    class OnTheWire {

        private final MockWebServer server = new MockWebServer();

        @SuppressWarnings("NullAway.Init")
        private ControlPlane cpln;

        @BeforeEach
        void connect() throws IOException {
            server.start();
            cpln = client(server.url("/").toString(), "token-of-acme");
        }

        @AfterEach
        void close() {
            cpln.close();
            server.close();
        }

        @Test
        void list_nextLinkToAnotherHost_isNotFollowed() {
            server.enqueue(new MockResponse.Builder().body("""
                            {"items": [{"name": "prefect"}],
                             "links": [{"rel": "next", "href": "https://elsewhere.example.com/org/acme/gvc?next=2"}]}""").build());

            assertThatThrownBy(() -> cpln.org().gvcs().list().toList())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("elsewhere.example.com");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }

        @Test
        void list_nextLinkRepeated_ends() {
            for (int i = 0; i < 3; i++) {
                server.enqueue(new MockResponse.Builder().body("""
                                {"items": [{"name": "prefect"}],
                                 "links": [{"rel": "next", "href": "/org/acme/gvc?next=2"}]}""").build());
            }

            assertThat(cpln.org().gvcs().list()).extracting(Gvc::name).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a/b", "../secret", "..", "a?b", "a#b", "-query", "a%2fb", "a\nb"})
        void name_notAPathSegment_isInvalidAndNothingIsSent(String name) {
            assertThatThrownBy(() -> cpln.org().gvcs().get(name))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("gvc");
            assertThatThrownBy(() -> cpln.org(name))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("org");
            assertThat(server.getRequestCount()).isZero();
        }
    }
}
