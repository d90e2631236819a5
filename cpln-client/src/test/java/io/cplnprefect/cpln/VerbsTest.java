/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKey;
import io.cplnprefect.cpln.serviceaccount.ServiceAccountKeys;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Verbs of single kinds, and reads of objects of the emulator. */
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
