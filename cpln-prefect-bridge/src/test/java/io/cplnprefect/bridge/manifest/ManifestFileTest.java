/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.core.document.Position;
import io.cplnprefect.core.document.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests as users have them: texts of one or several documents, or maps. */
class ManifestFileTest {

    private static final String JOB = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: %s}
            spec:
              template:
                spec:
                  serviceAccountName: runner
                  containers: [{name: prefect-job, image: "acme/etl:1"}]
            """;

    @Test
    void file_ofSeveralDocuments_hasItsJobsInOrder() {
        ManifestFile file = ManifestFile.parse(JOB.formatted("one") + "---\n" + JOB.formatted("two"));
        assertThat(file.jobs())
                .extracting(JobManifest::toString)
                .containsExactly("JobManifest[one]", "JobManifest[two]");
        assertThat(file.warnings()).isEmpty();
    }

    @Test
    void list_isItsItems() {
        ManifestFile file = ManifestFile.parse("""
                {"apiVersion": "v1", "kind": "List", "items": [
                  {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "one"}, "speck": {}}]}
                """);
        Problem problem = catchThrowableOfType(
                        InvalidManifestException.class,
                        () -> JobManifestConverter.forGvc("acme", "prefect")
                                .convert(file.jobs().get(0)))
                .problems()
                .get(0);
        assertThat(problem.path()).isEqualTo("spec");
        assertThat(problem.position()).isEqualTo(new Position(2, 3));
    }

    @Test
    void serviceAccount_addsItsPullSecretsToTheJobsThatNameIt() {
        ManifestFile file = ManifestFile.parse(JOB.formatted("one") + """
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: runner}
                imagePullSecrets: [{name: registry}]
                """);
        assertThat(JobManifestConverter.forGvc("acme", "prefect")
                        .needs(file.jobs().get(0))
                        .pullSecrets()
                        .keySet())
                .containsExactly("registry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: Secret, stringData: {A: x}|dictionary|A",
                "kind: ConfigMap, data: {A: x, B: z}|dictionary|A B",
                "kind: Secret, data: {payload: eA==}|opaque|payload",
                "kind: Secret, type: kubernetes.io/basic-auth, data: {username: eA==, password: eA==}|userpass|password username",
                "kind: Secret, type: kubernetes.io/tls, data: {tls.crt: eA==}|tls|tls.crt",
            })
    void secret_isAFactWithoutItsValues(String fields, String type, String keys) {
        ManifestFile file = ManifestFile.parse("{apiVersion: v1, metadata: {name: s}, " + fields + "}");
        SecretFact fact = file.facts().secrets().get("s");
        assertThat(fact).isEqualTo(SecretFact.of(type, Set.of(keys.split(" ", -1))));
        assertThat(file.toString()).doesNotContain("eA==");
        assertThat(file.warnings()).singleElement().asString().contains("which is not created: create a secret");
    }

    @Test
    void documentsOfOtherKinds_areProblemsTogether() {
        InvalidManifestException failure = catchThrowableOfType(
                InvalidManifestException.class,
                () -> ManifestFile.parse("kind: Deployment\n---\nkind: Service\n---\n" + JOB.formatted("one")));
        assertThat(failure.problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("kind (line 1, column 1) is 'Deployment': remove"),
                        second -> assertThat(second).startsWith("kind (line 3, column 1) is 'Service': remove"));
    }

    @Test
    void yaml_andJson_andMaps_areTheSameManifest() {
        JobManifest yaml = JobManifest.parse("""
                kind: Job   # a comment
                spec: &spec
                  backoffLimit: 0
                  suspend: false
                  text: "\\u00e9"
                other: *spec
                """);
        JobManifest json = JobManifest.parse("""
                {"kind": "Job", "spec": {"backoffLimit": 0, "suspend": false, "text": "é"},
                \t"other": {"backoffLimit": 0, "suspend": false, "text": "\\u00e9"}}
                """);
        assertThat(yaml).isEqualTo(json).hasSameHashCodeAs(json);
        assertThat(JobManifest.of(yaml.asMap())).isEqualTo(yaml);
    }

    @Test
    void scalars_thatAreNotJson_areStrings() {
        assertThat(JobManifest.parse("{kind: Job, a: yes, b: 0755, c: 2026-01-01, d: 1_000, e: 1.50, f: ~}")
                        .asMap())
                .containsEntry("a", "yes")
                .containsEntry("b", "0755")
                .containsEntry("c", "2026-01-01")
                .containsEntry("d", "1_000")
                .containsEntry("e", new BigDecimal("1.50"))
                .containsEntry("f", null);
    }

    @Test
    void map_withAValueOfAnotherType_isAProblemWithItsPath() {
        assertThatThrownBy(() -> JobManifest.of(Map.of("spec", Map.of("start", List.of(new Object())))))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("spec.start[0] is a java.lang.Object: use a map, a list, a string");
    }

    @Test
    void map_thatContainsItself_isAProblem() {
        Map<String, Object> map = new HashMap<>();
        List<Object> list = new ArrayList<>();
        list.add(list);
        map.put("spec", list);
        assertThatThrownBy(() -> JobManifest.of(map)).hasMessageContaining("is nested more than 64 levels deep");
    }

    @Test
    void manifest_isACopyOfItsMap() {
        Map<String, Object> map = new HashMap<>(Map.of("kind", "Job"));
        JobManifest manifest = JobManifest.of(map);
        map.put("kind", "Pod");
        assertThat(manifest.asMap()).containsEntry("kind", "Job");
    }
}
