/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deletion and export of objects of the emulator. */
@Timeout(60)
class DeleteAndExportTest {

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

    @Test
    void delete_ofAManifest_isDoneInReverseOrderAndCanBeRepeated() throws InterruptedException {
        manifests.apply(Manifest.parse(ALL)).orThrow();

        ApplyReport report = manifests.delete(Manifest.parse(ALL)).orThrow();

        assertThat(report.toString()).isEqualTo("""
                deleted /org/acme/gvc/data/workload/web
                deleted /org/acme/policy/reveal-key
                deleted /org/acme/gvc/data/identity/etl
                deleted /org/acme/gvc/data
                deleted /org/acme/secret/key""");
        assertThat(manifests.delete(Manifest.parse(ALL)).links(Result.ABSENT)).hasSize(5);
    }

    @Test
    void delete_thatIsRefused_reportsWhatRemains() throws InterruptedException {
        manifests
                .apply(Manifest.parse(ALL.replace("team: data", "team: data, cpln/protected: true")))
                .orThrow();

        ApplyReport report = manifests.delete(Manifest.parse(ALL));

        assertThat(report.links(Result.FAILED)).hasSize(1);
        assertThat(report.links(Result.REMAINING)).hasSize(4);
    }

    @Test
    void export_ofObjects_appliesUnchangedAndIsClean() {
        manifests.apply(Manifest.parse(ALL)).orThrow();
        List<ResourceLink> links = Stream.of(
                        "//gvc/data/workload/web",
                        "//gvc/data",
                        "//secret/key",
                        "//policy/reveal-key",
                        "//gvc/data/identity/etl")
                .map(ResourceLink::parse)
                .toList();

        String yaml = manifests.exportWithSecrets(links).toYaml();

        assertThat(yaml)
                .contains("payload: hunter2")
                .doesNotContain("lastModified", "version", "rel:", "status", "alias");
        assertThat(yaml).startsWith("kind: secret\nname: key\n");
        assertThat(manifests.plan(Manifest.parse(yaml)).hasChanges()).isFalse();
        assertThatThrownBy(() -> manifests.export(links))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Use exportWithSecrets");
    }

    @Test
    void export_ofAnObjectTwice_hasItOnce() {
        manifests.apply(Manifest.parse(ALL)).orThrow();

        Manifest exported = manifests.export(Stream.of("//gvc/data", "/org/acme/gvc/data", "//gvc/data")
                .map(ResourceLink::parse)
                .toList());

        assertThat(exported.size()).isEqualTo(1);
    }

    @Test
    void export_ofAnImageInARepositoryWithSlashes_appliesUnchanged() {
        ResourceLink link = ResourceLink.parse("//image/team/app:1");
        emulator.put(
                "/org/acme/image/team/app:1",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", "team/app:1")
                        .put("repository", "team/app")
                        .put("tag", "1"));

        assertThat(cpln.org().images().list()).extracting(Image::name).containsExactly("team/app:1");
        assertThat(cpln.org().latestImage("team/app").execute().name()).isEqualTo("team/app:1");
        assertThat(manifests.plan(manifests.export(List.of(link)))).hasToString("unchanged /org/acme/image/team/app:1");
    }

    @Test
    void export_ofTextsThatLookLikeOtherValues_appliesUnchanged() {
        manifests.apply(Manifest.parse("""
                        {kind: secret, name: sec, type: dictionary, data: {tilde: '~', 'Null': '0755', day: '2020-01-01'}}
                        ---
                        {kind: gvc, name: batch, tags: {flag: 'True', none: 'Null', '<<': a}, spec: {env: [{name: H, value: '~'}]}}
                        """)).orThrow();

        Manifest exported = Manifest.parse(manifests
                .exportWithSecrets(List.of(ResourceLink.parse("//secret/sec"), ResourceLink.parse("//gvc/batch")))
                .toYaml());

        assertThat(manifests.plan(exported)).hasToString("""
                unchanged /org/acme/secret/sec
                unchanged /org/acme/gvc/batch""");
    }

    @Test
    void export_ofAGvc_hasItsObjectsInTheOrderOfWriting() throws InterruptedException {
        manifests
                .apply(Manifest.parse(
                        ALL + "---\n{kind: volumeset, name: disk, gvc: data, spec: {initialCapacity: 10}}"))
                .orThrow();

        Manifest exported = manifests.exportGvc("data");

        assertThat(exported.size()).isEqualTo(4);
        manifests.delete(exported).orThrow();
        assertThat(manifests.apply(Manifest.parse(exported.toYaml())).orThrow().links(Result.CREATED))
                .extracting(ResourceLink::kind)
                .containsExactly("gvc", "identity", "volumeset", "workload");
    }
}
