/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.Kinds;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Manifests applied to the emulator. */
@Timeout(60)
class ApplyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ALL = """
            kind: workload
            name: web
            gvc: data
            tags: {team: data, size: 5}
            spec:
              type: standard
              identityLink: //identity/etl
              containers:
              - name: main
                image: nginx
                env:
                - {name: PLAIN, value: hunter3}
                - {name: KEY, value: cpln://secret/key.payload}
                ports: [{number: 8080, protocol: http}]
            ---
            kind: gvc
            name: data
            spec:
              staticPlacement:
                locationLinks: [//location/aws-us-east-1, //location/aws-eu-central-1]
            ---
            kind: secret
            name: key
            type: opaque
            data: {payload: hunter2}
            ---
            kind: identity
            name: etl
            gvc: data
            ---
            kind: policy
            name: reveal-key
            targetKind: secret
            targetLinks: [//secret/key]
            bindings:
            - permissions: [use, reveal]
              principalLinks: [//gvc/data/identity/etl]
            """;

    private final FaultPlan faults = FaultPlan.create();
    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1")
            .pageSize(2)
            .faults(faults)
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();
    private final Manifests manifests = cpln.org().manifests();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    private JsonNode stored(String link) {
        return Objects.requireNonNull(emulator.get(link), link);
    }

    private Stream<RecordedRequest> writes() {
        return emulator.requests().stream()
                .filter(request ->
                        !request.method().equals("GET") && !request.path().contains("dryRun"));
    }

    /** Returns a token that can view secrets only. */
    private String robotWith(String permission, String policy) throws Exception {
        emulator.put("/org/acme/serviceaccount/robot", JSON.readTree("{\"name\": \"robot\"}"));
        cpln.org()
                .generic("policy")
                .put(GenericResource.builder()
                        .name(policy)
                        .putAdditionalProperties("targetKind", "secret")
                        .putAdditionalProperties("target", "all")
                        .putAdditionalProperties(
                                "bindings",
                                List.of(java.util.Map.of(
                                        "permissions", List.of(permission),
                                        "principalLinks", List.of("//serviceaccount/robot"))))
                        .build())
                .execute();
        return Objects.requireNonNull(
                cpln.org().serviceAccountKeys("robot").add("test").execute().key());
    }

    @Test
    void apply_twice_changesNothingTheSecondTime() {
        ApplyReport first = manifests.apply(Manifest.parse(ALL)).orThrow();
        assertThat(first.links(Result.CREATED)).hasSize(5);
        emulator.clearRequests();

        ApplyReport second = manifests.apply(Manifest.parse(ALL));

        assertThat(second.toString()).isEqualTo("""
                unchanged /org/acme/secret/key
                unchanged /org/acme/gvc/data
                unchanged /org/acme/gvc/data/identity/etl
                unchanged /org/acme/policy/reveal-key
                unchanged /org/acme/gvc/data/workload/web""");
        assertThat(writes()).isEmpty();
        assertThat(stored("/org/acme/gvc/data/workload/web").path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void apply_ofAnEquivalentText_changesNothing() {
        manifests.apply(Manifest.parse(ALL)).orThrow();
        String equivalent = ALL.replace("[use, reveal]", "[reveal, use]")
                .replace(
                        "//location/aws-us-east-1, //location/aws-eu-central-1",
                        "/org/acme/location/aws-eu-central-1, //location/aws-us-east-1")
                .replace("//identity/etl\n  containers", "/org/acme/gvc/data/identity/etl\n  containers")
                .replace("image: nginx", "image: nginx\n    cpu: 50m")
                .replace("type: opaque", "type: opaque\ntags: {}")
                .replace("{payload: hunter2}", "{payload: hunter2, encoding: plain}")
                .replace("kind: workload", "kind: Workload\nid: other\nversion: 77\nstatus: {ready: true}\nlinks: []");

        assertThat(manifests.plan(Manifest.parse(equivalent)).changes())
                .allSatisfy(change ->
                        assertThat(change.action()).as(change.toString()).isEqualTo(Action.UNCHANGED));
    }

    @Test
    void apply_ofAnInvalidManifest_sendsNothing() {
        emulator.clearRequests();

        assertThatThrownBy(() -> manifests.apply(Manifest.parse(ALL + "---\nkind: gvc\nname: X\n---\nkind: none\n")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("Document 6: name")
                .hasMessageContaining("Document 7: kind");
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void apply_thatFailsHalfWay_reportsWhatRemainsAndContinuesTheNextTime() {
        String refused = ALL.replace("number: 8080", "number: 22");

        ApplyReport report = manifests.apply(
                Manifest.parse(refused.replace("kind: policy", "kind: domain\nname: a.b\n---\nkind: policy")));

        assertThat(report.isComplete()).isFalse();
        assertThat(report.links(Result.CREATED)).hasSize(4);
        assertThat(report.links(Result.FAILED)).containsExactly(ResourceLink.parse("/org/acme/gvc/data/workload/web"));
        assertThat(report.links(Result.REMAINING)).containsExactly(ResourceLink.parse("/org/acme/domain/a.b"));
        assertThatThrownBy(report::orThrow).isInstanceOf(ServiceException.BadRequest.class);
        assertThat(report.toString()).doesNotContain("hunter");

        ApplyReport next = manifests.apply(Manifest.parse(ALL)).orThrow();
        assertThat(next.links(Result.UNCHANGED)).hasSize(4);
        assertThat(next.links(Result.CREATED)).hasSize(1);
    }

    @Test
    void apply_whenResponsesAreLost_readsBackWhatWasDone() {
        faults.when(RequestPattern.put("/org/acme/secret")).once().then(Fault.loseResponse());
        faults.when(RequestPattern.put("/org/acme/gvc/data/workload")).once().then(Fault.loseResponse());

        ApplyReport report = manifests.apply(Manifest.parse(ALL)).orThrow();

        assertThat(report.links(Result.CREATED)).hasSize(5);
        assertThat(stored("/org/acme/gvc/data/workload/web").path("version").asInt())
                .isEqualTo(2);
        assertThat(manifests.plan(Manifest.parse(ALL)).hasChanges()).isFalse();
    }

    @Test
    void apply_ofSecretsWithoutThePermissionToReveal_writesThem() throws Exception {
        manifests.apply(Manifest.parse(ALL)).orThrow();
        String robot = robotWith("view", "edit-secret");

        try (ControlPlane limited = ControlPlane.builder()
                .endpoint(emulator.url())
                .org("acme")
                .token(Secret.of(robot))
                .build()) {
            Plan plan = limited.org()
                    .manifests()
                    .plan(Manifest.parse("{kind: secret, name: key, type: opaque, data: {payload: hunter2}}"));

            assertThat(plan.changes())
                    .extracting(PlannedChange::toString)
                    .containsExactly("update /org/acme/secret/key\n    data: set to ********");
            assertThat(plan.warnings()).singleElement().asString().contains("Missing permission \"edit\"");
            assertThat(plan.toString()).doesNotContain("hunter");
        }
    }

    @Test
    void apply_ofModels_createsThem() {
        Manifest manifest = manifests
                .manifest()
                .add(Kinds.IDENTITY, "data", Identity.builder().name("etl").build())
                .add(Kinds.GVC, Gvc.builder().name("data").build())
                .add(GenericResource.builder()
                        .kind("group")
                        .name("admins")
                        .putAdditionalProperties("memberLinks", List.of())
                        .build())
                .addAll(Manifest.parse("{kind: identity, name: web, gvc: data}"))
                .build();

        assertThat(manifests.apply(manifest).orThrow().links(Result.CREATED))
                .extracting(ResourceLink::toString)
                .containsExactly(
                        "/org/acme/gvc/data",
                        "/org/acme/gvc/data/identity/etl",
                        "/org/acme/gvc/data/identity/web",
                        "/org/acme/group/admins");
    }

    @Test
    void apply_withoutGvc_usesTheDefault() {
        manifests
                .inGvc("prefect")
                .apply(Manifest.parse("{kind: identity, name: etl}"))
                .orThrow();

        assertThat(stored("/org/acme/gvc/prefect/identity/etl").path("version").asInt())
                .isEqualTo(1);
    }
}
