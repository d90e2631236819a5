/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.access.Invite;
import io.cplnprefect.cpln.access.InviteError;
import io.cplnprefect.cpln.access.InviteResult;
import io.cplnprefect.cpln.access.PermissionSet;
import io.cplnprefect.cpln.event.Event;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKey;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKeys;
import io.cplnprefect.cpln.waiter.WaitException;
import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import io.cplnprefect.cpln.workload.WorkloadType;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VerbsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GVC = "/org/acme/gvc/prefect";

    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1", "gcp-us-east1")
            .pageSize(2)
            .readinessDelay(Duration.ofMillis(200))
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();
    private final Resource<Identity> identities = cpln.org().gvc("prefect").identities();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    private static Workload web() {
        return Workload.builder()
                .name("web")
                .spec(WorkloadSpec.builder()
                        .type(WorkloadType.of("standard"))
                        .addContainers(
                                Container.builder().name("main").image("nginx").build())
                        .build())
                .build();
    }

    @Test
    void put_invalidDocument_isRefusedWithAllProblemsBeforeARequest() {
        emulator.clearRequests();
        Workload invalid = Workload.builder()
                .from(web())
                .name("Web")
                .spec(WorkloadSpec.builder()
                        .addContainers(Container.builder()
                                .name("main")
                                .image("nginx")
                                .cpu("five")
                                .build())
                        .build())
                .build();

        UsageException failure = catchThrowableOfType(
                UsageException.class,
                () -> cpln.org().gvc("prefect").workloads().put(invalid).execute());

        assertThat(failure.problems())
                .hasSize(2)
                .anySatisfy(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "Invalid workload 'Web': spec.containers[0].cpu is 'five': use a quantity such as 500m or 2Gi"));
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void dryRun_ofADocument_returnsItWithDefaultsAndStoresNothing() {
        Workload result = cpln.org().gvc("prefect").workloads().dryRun(web()).execute();

        assertThat(result.spec()).isNotNull();
        assertThat(result.spec().containers().get(0).memory()).isEqualTo("128Mi");
        assertThat(emulator.get(GVC + "/workload/web")).isNull();
    }

    @Test
    void update_whileOthersChangeTheObject_isRepeatedUntilItFits() {
        identities
                .create(Identity.builder().name("etl").putTags("kept", "1").build())
                .execute();
        int[] calls = {0};

        Identity updated = identities
                .update("etl", read -> {
                    if (calls[0]++ < 2) {
                        identities
                                .patch("etl", Patch.empty().tag("other-" + calls[0], "x"))
                                .executeAsync()
                                .join();
                    }
                    return Identity.builder().from(read).description("ours").build();
                })
                .execute();

        assertThat(calls[0]).isEqualTo(3);
        assertThat(updated.description()).isEqualTo("ours");
        assertThat(updated.tags()).containsOnlyKeys("kept", "other-1", "other-2");
    }

    @Test
    void update_thatAlwaysConflicts_failsWithTheConflictAfterFiveAttempts() {
        identities.create(Identity.builder().name("etl").build()).execute();
        int[] calls = {0};

        assertThatThrownBy(() -> identities
                        .update("etl", read -> {
                            identities
                                    .patch("etl", Patch.empty().tag("n", calls[0]++))
                                    .executeAsync()
                                    .join();
                            return Identity.builder()
                                    .from(read)
                                    .description("ours")
                                    .build();
                        })
                        .execute())
                .isInstanceOf(ServiceException.Conflict.class)
                .hasMessageContaining("is not the current version");
        assertThat(calls[0]).isEqualTo(5);
    }

    @Test
    void update_thatRemovesAndChangesMembers_writesOnlyTheDifference() throws Exception {
        emulator.put(GVC + "/identity/etl", JSON.readTree("""
                {"name": "etl", "tags": {"a": "1", "b": "2"}}"""));
        emulator.clearRequests();

        identities
                .update(
                        "etl",
                        read -> Identity.builder()
                                .from(read)
                                .tags(Map.of("b", "3"))
                                .build())
                .execute();

        JsonNode sent = JSON.readTree(emulator.requests().get(1).body());
        assertThat(emulator.requests().get(1).method()).isEqualTo("PATCH");
        assertThat(sent).isEqualTo(JSON.readTree("{\"tags\": {\"a\": null, \"b\": \"3\"}, \"version\": 1}"));
    }

    @Test
    void update_withoutChangeOrWithAnotherName_writesNothing() {
        identities.create(Identity.builder().name("etl").build()).execute();
        emulator.clearRequests();

        assertThat(identities.update("etl", read -> read).execute().version()).isEqualTo(1);
        assertThatThrownBy(() -> identities
                        .update(
                                "etl",
                                read -> Identity.builder()
                                        .from(read)
                                        .name("other")
                                        .build())
                        .execute())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("its name is changed to 'other'");
        assertThat(emulator.requests())
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void patch_ofAnElementWithinAnElement_keepsItsOtherMembers() throws Exception {
        emulator.put(GVC + "/workload/web", JSON.readTree("""
                {"name": "web", "spec": {"type": "standard", "containers": [
                  {"name": "main", "image": "nginx", "cpu": "50m", "env": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]},
                  {"name": "side", "image": "busybox"}]}}"""));

        cpln.org()
                .gvc("prefect")
                .workloads()
                .patch(
                        "web",
                        Patch.empty()
                                .within(
                                        "spec",
                                        Patch.empty()
                                                .mergeElement(
                                                        "containers",
                                                        "main",
                                                        Patch.empty()
                                                                .set("image", "nginx:2")
                                                                .mergeElement(
                                                                        "env",
                                                                        "B",
                                                                        Patch.empty()
                                                                                .set("value", "3")))))
                .execute();

        JsonNode containers =
                Objects.requireNonNull(emulator.get(GVC + "/workload/web")).at("/spec/containers");
        assertThat(containers.at("/0/image").asText()).isEqualTo("nginx:2");
        assertThat(containers.at("/0/cpu").asText()).isEqualTo("50m");
        assertThat(containers.at("/0/env")).isEqualTo(JSON.readTree("""
                [{"name": "A", "value": "1"}, {"name": "B", "value": "3"}]"""));
        assertThat(containers.at("/1/image").asText()).isEqualTo("busybox");
    }

    @Test
    void patch_ofADocument_isMerged() {
        identities
                .create(Identity.builder().name("etl").putTags("a", "1").build())
                .execute();

        Identity patched = identities
                .patch("etl", Patch.of(Map.of("description", "new", "tags", Map.of("b", 2))))
                .execute();

        assertThat(patched.description()).isEqualTo("new");
        assertThat(patched.tags()).containsOnly(Map.entry("a", "1"), Map.entry("b", 2));
    }

    @Test
    void query_forLinks_readsThemOverAllPages() {
        for (String name : List.of("one", "two", "three")) {
            identities.create(Identity.builder().name("id-" + name).build()).execute();
        }

        assertThat(identities.queryLinks(Query.all()
                        .property("name", Query.Comparison.CONTAINED, "id-")
                        .propertyPresent("id")
                        .rel("gvc", Query.Comparison.EQUAL, "prefect")
                        .build()))
                .extracting(link -> link.target().name())
                .containsExactlyInAnyOrder("id-one", "id-two", "id-three");
    }

    @Test
    void permissions_andAccessReport_areRead() {
        PermissionSet permissions =
                cpln.org().gvc("prefect").access(Kinds.WORKLOAD).permissions().execute();
        assertThat(permissions.targetKind()).isEqualTo("workload");
        assertThat(permissions.implied().get("exec")).containsExactly("exec.runCronWorkload", "exec.stopReplica");
        assertThat(cpln.access().permissions().execute().targetKind()).isEqualTo("org");

        assertThat(cpln.org().access(Kinds.GVC).report("prefect").execute().permissions())
                .filteredOn(permission -> "view".equals(permission.name()))
                .flatExtracting(permission -> permission.bindings())
                .extracting(binding -> binding.principalLink())
                .contains("/org/acme/group/viewers");
        assertThat(cpln.access().report("acme").execute().kind()).isEqualTo("accessreport");
    }

    @Test
    void key_ofAServiceAccount_isShownOnceAndNeverPrinted() {
        cpln.org()
                .generic("serviceaccount")
                .create(GenericResource.builder().name("robot").build())
                .execute();
        ServiceAccountKeys keys = cpln.org().serviceAccountKeys("robot");

        ServiceAccountKey key = keys.add("for the worker").execute();

        assertThat(key.key()).startsWith(key.name() + ".");
        assertThat(key.toString()).doesNotContain(key.key());
        GenericResource account =
                cpln.org().generic("serviceaccount").get("robot").execute();
        assertThat(String.valueOf(account.additionalProperties().get("keys")))
                .contains(key.name())
                .doesNotContain(key.key());
        keys.remove(Objects.requireNonNull(key.name())).execute();
        assertThat(cpln.org()
                        .generic("serviceaccount")
                        .get("robot")
                        .execute()
                        .additionalProperties()
                        .getOrDefault("keys", List.of()))
                .isEqualTo(List.of());
        assertThatThrownBy(() -> keys.add(" ")).isInstanceOf(UsageException.class);
    }

    @Test
    void latestImage_ofARepository_isTheNewest() throws Exception {
        emulator.put("/org/acme/image/app:1", JSON.readTree("{\"repository\": \"app\", \"tag\": \"1\"}"));

        assertThat(cpln.org().latestImage("app").execute().name()).isEqualTo("app:1");
        assertThatThrownBy(() -> cpln.org().latestImage("none").execute())
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void generic_kindInEachScope_isReachable() {
        assertThat(cpln.generic("org").get("acme").execute().name()).isEqualTo("acme");
        assertThat(cpln.org().generic("location").get("aws-us-east-1").execute().kind())
                .isEqualTo("location");
        cpln.org()
                .gvc("prefect")
                .generic("dbcluster")
                .create(GenericResource.builder().name("db").build())
                .execute();
        assertThat(cpln.org().genericListing("dbcluster").list())
                .extracting(GenericResource::name)
                .containsExactly("db");
    }

    @Test
    void generic_objectWithoutNameAndWithATextAsStatus_isReadAndWrittenWhole() throws Exception {
        emulator.put("/org/acme/task/task-1", JSON.readTree("{\"id\": \"task-1\", \"status\": \"pending\"}"));
        assertThat(cpln.org().generic("task").list())
                .extracting(GenericResource::status)
                .containsExactly("pending");

        JsonNode document = cpln.mapper().readTree("""
                {"id": "1", "kind": "task", "status": "pending", "data": {}, "memberLinks": [], "nothing": null, "text": "",
                 "spec": {"a": [], "b": null, "c": {}, "d": 1.50, "e": 12345678901234567890}, "tags": {"a": null}}""");
        assertThat(cpln.mapper().<JsonNode>valueToTree(cpln.mapper().treeToValue(document, GenericResource.class)))
                .isEqualTo(document);
    }

    @Test
    void identity_deletedAndGone_isWaitedFor() throws InterruptedException {
        identities.create(Identity.builder().name("etl").build()).execute();
        identities.delete("etl").execute();

        assertThat(identities.untilGone("etl").await()).isEqualTo(GVC + "/identity/etl");
    }

    @Test
    void workload_createdAndReady_isWaitedForInAllLocations() throws InterruptedException {
        cpln.org().gvc("prefect").workloads().create(web()).execute();

        assertThat(cpln.org()
                        .gvc("prefect")
                        .workload("web")
                        .untilReady()
                        .every(Duration.ofMillis(10), Duration.ofMillis(50))
                        .await())
                .hasSize(3);
        assertThatThrownBy(cpln.org()
                        .gvc("prefect")
                        .workload("web")
                        .untilReady(7)
                        .every(Duration.ofMillis(10), Duration.ofMillis(50))
                        .within(Duration.ofMillis(100))::await)
                .isInstanceOf(WaitException.class)
                .hasMessageStartingWith(
                        "Timed out after PT0.1S waiting until /org/acme/gvc/prefect/workload/web is ready at"
                                + " version 7: the location aws-eu-central-1 has processed version 1 only");
        assertThatThrownBy(cpln.org().gvc("prefect").workload("none").untilReady()::await)
                .isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void wait_whileTheServiceFails_isRepeatedUntilTheObjectIsGone() throws InterruptedException {
        try (Wire wire = new Wire()) {
            for (int attempt = 0; attempt < 4; attempt++) {
                wire.respond(503, "{}");
            }
            wire.respond(200, "{\"name\": \"prefect\"}").respond(404, "{\"status\": 404, \"message\": \"gone\"}");

            assertThat(wire.cpln()
                            .org()
                            .gvcs()
                            .untilGone("prefect")
                            .every(Duration.ofMillis(1), Duration.ofMillis(2))
                            .await())
                    .isEqualTo("/org/acme/gvc/prefect");
            assertThat(wire.server().getRequestCount()).isEqualTo(6);
        }
    }

    @Test
    void wait_whileTheServiceFails_endsWithTheFailureAsCause() {
        try (Wire wire = new Wire()) {
            for (int attempt = 0; attempt < 4; attempt++) {
                wire.respond(503, "{\"status\": 503, \"message\": \"busy\"}");
            }

            assertThatThrownBy(wire.cpln()
                            .org()
                            .gvcs()
                            .untilGone("prefect")
                            .every(Duration.ofHours(1), Duration.ofHours(1))
                            .within(Duration.ofSeconds(1))::await)
                    .isInstanceOf(WaitException.class)
                    .hasMessageContaining("it cannot be read: GET /org/acme/gvc/prefect (4 attempts): 503: busy")
                    .hasCauseInstanceOf(ServiceException.ServerError.class);
        }
    }

    @Test
    void links_ofAnObject_leadToItsOwners() {
        GenericResource identity = cpln.org()
                .gvc("prefect")
                .generic("identity")
                .dryRun(GenericResource.builder().name("etl").build())
                .execute();

        assertThat(identity.links())
                .extracting(link -> link.target())
                .contains(ResourceLink.parse(GVC), ResourceLink.parse(GVC + "/identity/etl"));
    }

    @Test
    void events_ofAnObject_areRead() {
        try (Wire wire = new Wire()) {
            wire.respond(200, """
                    {"kind": "list", "items": [{"id": "1", "kind": "event", "status": "Pulled image", "eventCount": 3,
                      "context": {"component": "actuator", "other": 1}, "more": true}], "links": []}""");

            Event event = wire.cpln().org().gvcs().events("prefect").toList().get(0);

            assertThat(event.status()).isEqualTo("Pulled image");
            assertThat(event.context()).isNotNull();
            assertThat(event.context().component()).isEqualTo("actuator");
            assertThat(event.additionalProperties()).containsEntry("more", true);
        }
    }

    @Test
    void invite_ofUsers_hasAResultForEach() throws Exception {
        try (Wire wire = new Wire()) {
            wire.respond(200, """
                    {"errors": {"b@example.com": {"status": 409, "message": "exists"}},
                     "invitations": {"a@example.com": "/org/acme/task/1"}}""");

            InviteResult result = wire.cpln()
                    .org()
                    .invite(Invite.builder()
                            .addEmails("a@example.com", "b@example.com")
                            .groupLink("//group/admins")
                            .build())
                    .execute();

            assertThat(result.invitations()).containsOnlyKeys("a@example.com");
            assertThat(result.errors().get("b@example.com"))
                    .extracting(InviteError::message)
                    .isEqualTo("exists");
            assertThat(JSON.readTree(wire.body())).isEqualTo(JSON.readTree("""
                    {"emails": ["a@example.com", "b@example.com"], "groupLink": "//group/admins"}"""));
        }
    }
}
