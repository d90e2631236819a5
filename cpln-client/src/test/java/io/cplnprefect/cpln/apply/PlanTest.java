/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of manifests against the emulator. */
@Timeout(60)
class PlanTest {

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

    @Test
    void plan_ofNewObjects_createsThemInOrderAndWritesNothing() {
        Plan plan = manifests.plan(Manifest.parse(ALL));

        assertThat(plan).hasToString("""
                create /org/acme/secret/key
                create /org/acme/gvc/data
                create /org/acme/gvc/data/identity/etl
                create /org/acme/policy/reveal-key
                create /org/acme/gvc/data/workload/web""");
        assertThat(plan.hasChanges()).isTrue();
        assertThat(writes()).isEmpty();
        assertThat(emulator.get("/org/acme/gvc/data")).isNull();
    }

    @Test
    void plan_ofChangedObjects_hasTheFieldsAndMasksSecrets() {
        manifests.apply(Manifest.parse(ALL)).orThrow();
        String changed = ALL.replace("image: nginx", "image: nginx:2")
                .replace("size: 5", "size: 6, more: true")
                .replace("hunter2", "hunter4")
                .replace("hunter3", "hunter5")
                .replace("    ports: [{number: 8080, protocol: http}]\n", "")
                .replace("[use, reveal]", "[use]");

        Plan plan = manifests.plan(Manifest.parse(changed));

        assertThat(plan).hasToString("""
                update /org/acme/secret/key
                    data.payload: ******** -> ********
                unchanged /org/acme/gvc/data
                unchanged /org/acme/gvc/data/identity/etl
                update /org/acme/policy/reveal-key
                    bindings[0].permissions: ["use","reveal"] -> ["use"]
                update /org/acme/gvc/data/workload/web
                    tags.size: 5 -> 6
                    tags.more: set to true
                    spec.containers[0].image: "nginx" -> "nginx:2"
                    spec.containers[0].env[0].value: ******** -> ********
                    spec.containers[0].ports: removed, was [{"number":8080,"protocol":"http"}]""");
        ApplyReport report = manifests.apply(plan).orThrow();
        assertThat(report.links(Result.UPDATED)).hasSize(3);
        assertThat(stored("/org/acme/gvc/data/workload/web")
                        .at("/spec/containers/0")
                        .has("ports"))
                .isFalse();
        assertThat(stored("/org/acme/secret/key").at("/data/payload").asText()).isEqualTo("hunter4");
        assertThat(plan.toString() + report).doesNotContain("hunter");
    }

    @Test
    void plan_ofAServiceAccountWithAKey_isUnchangedAndKeepsTheKey() {
        Manifest account = Manifest.parse("{kind: serviceaccount, name: robot, description: loads orders}");
        manifests.apply(account).orThrow();
        cpln.org().serviceAccountKeys("robot").add("of the build").execute();

        assertThat(manifests.plan(account)).hasToString("unchanged /org/acme/serviceaccount/robot");
        assertThat(manifests.apply(account).orThrow().links(Result.UPDATED)).isEmpty();
        assertThat(stored("/org/acme/serviceaccount/robot").path("keys")).hasSize(1);
    }

    @Test
    void plan_linksToMissingObjects_areWarnings() {
        Plan plan = manifests.plan(Manifest.parse(ALL + """
                ---
                kind: workload
                gvc: data
                name: other
                spec:
                  identityLink: //identity/none
                  containers:
                  - {name: main, image: nginx, env: [{name: A, value: cpln://secret/none}], volumes: [{uri: cpln://volumeset/none, path: /x}]}
                """));

        assertThat(plan.warnings())
                .extracting(ManifestProblem::toString)
                .containsExactly(
                        "Document 6: spec.identityLink (line 43, column 3) links to /org/acme/gvc/data/identity/none, which does not"
                                + " exist: create it, or correct the link",
                        "Document 6: spec.containers[0].env[0].value (line 45, column 48) links to /org/acme/secret/none, which does"
                                + " not exist: create it, or correct the link",
                        "Document 6: spec.containers[0].volumes[0].uri (line 45, column 88) links to"
                                + " /org/acme/gvc/data/volumeset/none, which does not exist: create it, or correct the link");
        assertThat(plan.toString()).contains("warning: Document 6");
    }

    @Test
    void plan_ofADocumentThatTheServerRefuses_isAWarning() {
        Plan plan = manifests.plan(Manifest.parse("""
                {kind: volumeset, name: disk, gvc: prefect, spec: {initialCapacity: 1}}
                """));

        assertThat(plan.warnings())
                .singleElement()
                .extracting(ManifestProblem::toString)
                .asString()
                .startsWith("Document 1: The document (line 1, column 1) is refused by the server (PUT"
                        + " /org/acme/gvc/prefect/volumeset/disk")
                .contains("initialCapacity");
        assertThat(emulator.get("/org/acme/gvc/prefect/volumeset/disk")).isNull();
    }

    @Test
    void plan_ofAWorkloadOfAnotherType_isAWarningWithTheChange() {
        String workload =
                "{kind: workload, name: web, gvc: prefect, spec: {type: standard, containers: [{name: main, image: nginx}]}}";
        manifests.apply(Manifest.parse(workload)).orThrow();

        Plan plan = manifests.plan(Manifest.parse(workload.replace("standard", "serverless")));

        assertThat(plan.toString())
                .contains("spec.type: \"standard\" -> \"serverless\"")
                .contains("is refused by the server")
                .contains("Workload type may not be changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "5"})
    void plan_responseThatIsNoObject_isAFailureToRead(String body) {
        Manifest gvc = Manifest.parse("{kind: gvc, name: prefect, description: a}");
        faults.when(RequestPattern.get("/org/acme/gvc/prefect")).once().then(Fault.replaceBody(body));

        assertThatThrownBy(() -> manifests.plan(gvc)).isInstanceOf(DecodingException.class);

        faults.when(RequestPattern.put("/org/acme/gvc/prefect")).once().then(Fault.replaceBody(body));

        assertThatThrownBy(() -> manifests.plan(gvc)).isInstanceOf(DecodingException.class);

        faults.when(RequestPattern.get("/org/acme/gvc/prefect")).once().then(Fault.replaceBody(body));

        assertThatThrownBy(() -> manifests.exportGvc("prefect")).isInstanceOf(DecodingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: gvc, name: data}",
                "{kind: secret, name: key, type: opaque, data: {payload: x}, tags: {a: 1}}\n---\n{kind: group, name: robots}"
            })
    void plan_notFoundOfAnotherService_isAFailureToRead(String manifest) throws InterruptedException {
        faults.when(RequestPattern.any()).then(Fault.respond(404, "{\"detail\":\"no\"}"));

        assertThatThrownBy(() -> manifests.plan(Manifest.parse(manifest)))
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("Set CPLN_ENDPOINT");
        assertThat(manifests.delete(Manifest.parse("{kind: gvc, name: data}")).links(Result.FAILED))
                .hasSize(1);
    }

    @Test
    void plan_updateThatLinksToANewObject_isPossibleAndApplies() {
        manifests.apply(Manifest.parse(ALL)).orThrow();
        String changed = ALL.replace("identityLink: //identity/etl", "identityLink: //identity/next")
                + "---\n{kind: identity, name: next, gvc: data}\n";

        Plan plan = manifests.plan(Manifest.parse(changed));

        assertThat(plan.toString())
                .contains("create /org/acme/gvc/data/identity/next")
                .contains("spec.identityLink: \"//identity/etl\" -> \"//identity/next\"");
        manifests.apply(plan).orThrow();
        assertThat(manifests.plan(Manifest.parse(changed)).hasChanges()).isFalse();
    }
}
