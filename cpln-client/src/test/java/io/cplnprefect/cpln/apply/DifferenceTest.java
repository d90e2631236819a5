/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.cpln.Kinds;
import io.cplnprefect.cpln.resource.GvcKind;
import io.cplnprefect.cpln.resource.Kind;
import io.cplnprefect.cpln.resource.OrgKind;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a difference, and what is not; and what a kind of a manifest is. */
class DifferenceTest {

    private static JsonNode json(String yaml) {
        return DocumentText.read(yaml).get(0).content();
    }

    private static Target target(String kind) {
        return ManifestCheck.targets(Manifest.parse("{kind: " + kind + ", name: web, gvc: prefect}"), "acme", null)
                .get(0);
    }

    private static List<String> between(String kind, String before, String after) {
        return Difference.between(target(kind), json(before), json(after)).stream()
                .map(FieldChange::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}|{a: 1.0}",
                "{a: {}}|{b: []}",
                "{a: null}|{b: null}",
                "{spec: {identityLink: //identity/etl}}|{spec: {identityLink: /org/acme/gvc/prefect/identity/etl}}",
                "{xLinks: [//secret/a, //secret/b]}|{xLinks: [/org/acme/secret/b, //secret/a]}",
                "{permissions: [a, b]}|{permissions: [b, a]}",
                "{inboundAllowCIDR: [a, b]}|{inboundAllowCIDR: [b, a]}",
                "{image: //image/app:1}|{image: /org/acme/image/app:1}",
                "{tags: {a: 1, cpln/aws: x}}|{tags: {a: 1}}",
            })
    void documents_thatMeanTheSame_haveNoDifference(String before, String after) {
        assertThat(between("workload", before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}|{a: '1'}|a: 1 -> \"1\"",
                "{a: true}|{}|a: removed, was true",
                "{}|{a: {b: c}}|a: set to {\"b\":\"c\"}",
                "{a: [1, 2]}|{a: [2, 1]}|a[0]: 1 -> 2",
                "{a: [1]}|{a: [1, 2]}|a[1]: set to 2",
                "{xLinks: [//secret/a]}|{xLinks: [//secret/b]}|xLinks: [\"//secret/a\"] -> [\"//secret/b\"]",
                "{identityLink: //identity/etl}|{identityLink: //gvc/other/identity/etl}|identityLink: \"//identity/etl\" -> \"//gvc/other/identity/etl\"",
                "{command: //identity/etl}|{command: /org/acme/gvc/prefect/identity/etl}|command: \"//identity/etl\"",
                "{tags: {cpln/x: 1}}|{tags: {cpln/x: 2}}|tags[\"cpln/x\"]: 1 -> 2",
                "{tags: {a: 1}}|{}|tags: removed, was {\"a\":1}",
            })
    void documents_thatMeanSomethingElse_haveTheDifferenceWithItsPath(String before, String after, String change) {
        assertThat(between("workload", before, after)).first().asString().startsWith(change);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret|{data: hunter1}|{data: hunter2}",
                "secret|{data: {a: hunter1}}|{data: {a: hunter2, b: hunter3}}",
                "secret|{}|{data: {a: hunter2}}",
                "secret|{data: {a: [hunter1]}}|{data: {a: [hunter2]}}",
                "workload|{spec: {containers: [{env: [{name: A, value: hunter1}]}]}}|{spec: {containers: [{env: [{name: A, value: hunter2}]}]}}",
                "workload|{}|{spec: {containers: [{env: [{name: A, value: hunter2}]}]}}",
                "workload|{spec: {containers: []}}|{spec: {containers: [{name: a, env: [{name: A, value: hunter2}]}]}}",
                "workload|{spec: {env: [{name: A, value: hunter1}]}}|{spec: {env: []}}",
                "gvc|{spec: {env: [{name: A, value: hunter1}]}}|{spec: {env: [{name: A, value: hunter2}]}}",
            })
    void values_ofSecretsAndVariables_areMasked(String kind, String before, String after) {
        assertThat(between(kind, before, after)).isNotEmpty().noneMatch(change -> change.contains("hunter"));
    }

    @Test
    void toDocument_membersThatAreOnlyStored_areNoDifference() {
        assertThat(Difference.toDocument(target("workload"), json("{a: {b: 1, c: 2}, d: 3}"), json("{a: {b: 2}}")))
                .extracting(FieldChange::path)
                .containsExactly("a.b");
    }

    @Test
    void text_ofALongValue_isShortened() {
        assertThat(between("workload", "{}", "{a: " + "x".repeat(1000) + "}").get(0))
                .hasSizeLessThan(100);
    }

    /** A kind with a model that is missing here could not be applied. */
    @Test
    void kinds_withAModel_canBeInAManifest() throws IllegalAccessException {
        Set<String> notApplied = Set.of("task");
        for (Field field : Kinds.class.getFields()) {
            if (field.get(null) instanceof Kind<?> kind && !notApplied.contains(kind.name())) {
                ManifestKind found = Objects.requireNonNull(ManifestKind.find(kind.name()), kind.name());
                ManifestKind.Owner owner = kind instanceof GvcKind
                        ? ManifestKind.Owner.GVC
                        : kind instanceof OrgKind ? ManifestKind.Owner.ORG : ManifestKind.Owner.NOTHING;
                assertThat(found.owner()).as(kind.name()).isEqualTo(owner);
            }
        }
    }
}
