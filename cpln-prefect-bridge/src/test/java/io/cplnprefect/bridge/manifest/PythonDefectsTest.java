/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static io.cplnprefect.bridge.manifest.Manifests.convert;
import static io.cplnprefect.bridge.manifest.Manifests.convertStandalone;
import static io.cplnprefect.bridge.manifest.Manifests.minimal;
import static io.cplnprefect.bridge.manifest.Manifests.set;
import static io.cplnprefect.bridge.manifest.Manifests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests that Control Plane's Python integration converts wrongly. */
class PythonDefectsTest {

    private static final PlatformFacts FACTS = new PlatformFacts(
            Map.of("settings", SecretFact.of("dictionary", Set.of("HOST"))), Map.of(), Map.of(), null, null);
    private static final String SETTINGS = "[{'secretRef': {'name': 'settings'}}]";

    /** 1: a KeyError in Python, which appends to a list that does not exist. */
    @Test
    void envFrom_withoutEnv_isConverted() {
        assertThat(convert(with("/C/envFrom", SETTINGS), FACTS)
                        .overrides()
                        .get(0)
                        .env())
                .extracting(EnvironmentVariable::name)
                .containsExactly("HOST");
    }

    /** 2 and 5: Python extends the list of the manifest, so that each attempt doubles the variables and policy targets. */
    @Test
    void conversion_again_hasTheSameResult() {
        ObjectNode manifest =
                set(with("/C/envFrom", SETTINGS), "/C/env", "[{'name': 'A', 'value': 'cpln://secret/s.k'}]");
        ObjectNode before = manifest.deepCopy();
        CronWorkload first = convert(manifest, FACTS);
        CronWorkload second = convert(manifest, FACTS);
        assertThat(manifest).isEqualTo(before);
        assertThat(second).isEqualTo(first);
        assertThat(second.overrides().get(0).env()).hasSize(2);
        assertThat(second.secrets()).containsExactly("s", "settings");
    }

    /** 3: Python builds the policy before it reads envFrom. */
    @Test
    void secrets_ofEnvFrom_areRevealedToTheJob() {
        assertThat(convert(with("/C/envFrom", SETTINGS), FACTS).secrets()).containsExactly("settings");
    }

    /** 4: in Python a later job with other secrets uses the policy of the first. */
    @Test
    void jobs_withOtherSecrets_doNotShareAWorkload() {
        String one = convert(with("/C/env", "[{'name': 'A', 'value': 'cpln://secret/one.k'}]"))
                .specHash();
        String other = convert(with("/C/env", "[{'name': 'A', 'value': 'cpln://secret/other.k'}]"))
                .specHash();
        assertThat(one).isNotEqualTo(other).isNotEqualTo(convert(minimal()).specHash());
    }

    /** 6: Python creates an identity and an empty policy for each job. */
    @Test
    void job_withoutSecrets_needsNoIdentity() {
        CronWorkload workload = convert(minimal());
        assertThat(workload.secrets()).isEmpty();
        assertThat(workload.spec().has("identityLink")).isFalse();
    }

    /** 7: Python adds no secrets to a policy if an identity is named, and reports nothing. */
    @Test
    void namedIdentity_withoutPermission_isReported() {
        ObjectNode manifest = set(
                with("/C/env", "[{'name': 'A', 'value': 'cpln://secret/api.k'}]"), "/P/serviceAccountName", "'runner'");
        PlatformFacts facts = new PlatformFacts(Map.of(), Map.of(), Map.of(), null, Set.of());
        assertThat(convert(manifest, facts).warnings())
                .singleElement()
                .asString()
                .contains("no policy permits");
    }

    /** 8: an empty map counts as absent in Python. */
    @Test
    void emptyDir_ofNoFields_isMounted() {
        ObjectNode manifest = set(
                with("/P/volumes", "[{'name': 'v', 'emptyDir': {}}]"),
                "/C/volumeMounts",
                "[{'name': 'v', 'mountPath': '/v'}]");
        assertThat(convert(manifest).spec().at("/containers/0/volumes/0/uri").asText())
                .isEqualTo("scratch://v");
    }

    /** 9: Python mounts it at /etc/app/app.yaml/app.yaml. */
    @Test
    void item_withSubPath_isMountedAtTheMountPath() {
        ObjectNode manifest = set(
                with(
                        "/P/volumes",
                        "[{'name': 'v', 'configMap': {'name': 'app', 'items': [{'key': 'conf', 'path': 'app.yaml'}]}}]"),
                "/C/volumeMounts",
                "[{'name': 'v', 'mountPath': '/etc/app/app.yaml', 'subPath': 'app.yaml'}]");
        assertThat(convert(manifest).spec().at("/containers/0/volumes/0/path").asText())
                .isEqualTo("/etc/app/app.yaml");
    }

    /** 10, 12, 13, 19 and 20: Python drops these, or only the platform refuses them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/C/volumeMounts|[{'name': 'unknown', 'mountPath': '/x'}]",
                "/P/volumes|[{'name': 'v', 'hostPath': {'path': '/x'}}]",
                "/P/initContainers|[{'name': 'i', 'image': 'i'}]",
                "/C/env|[{'name': 'A', 'valueFrom': {'fieldRef': {'fieldPath': 'metadata.name'}}}]",
                "/C/resources|{'limits': {'cpu': '1', 'memory': '1Gi', 'nvidia.com/gpu': 1}}",
                "/C/env|[{'name': 'CPLN_GVC', 'value': 'x'}]",
                "/C/env|[{'name': 'K_SERVICE', 'value': 'x'}]",
                "/P/nodeSelector|{'a': 'b'}",
                "/spec/backoffLimit|3",
                "/P/volumes|[{'name': 'v', 'csi': {'driver': 'x'}}]",
            })
    void field_thatPythonDrops_isAProblem(String pointer, String value) {
        assertThatThrownBy(() -> convert(with(pointer, value))).isInstanceOf(InvalidManifestException.class);
    }

    /** 10: no item has the sub-path, and Python mounts nothing. */
    @Test
    void subPath_ofNoItem_isAProblem() {
        ObjectNode manifest = set(
                with(
                        "/P/volumes",
                        "[{'name': 'v', 'secret': {'secretName': 's', 'items': [{'key': 'k', 'path': 'p'}]}}]"),
                "/C/volumeMounts",
                "[{'name': 'v', 'mountPath': '/v', 'subPath': 'q'}]");
        assertThat(catchThrowableOfType(InvalidManifestException.class, () -> convert(manifest))
                        .problems())
                .singleElement()
                .asString()
                .contains("volumeMounts[0].subPath is 'q', which no item has");
    }

    /** 11: Python joins the words with blanks. */
    @Test
    void command_ofSeveralWords_keepsThem() {
        var override = convert(set(with("/C/command", "['sh', '-c', 'a b']"), "/C/args", "['c d']"))
                .overrides()
                .get(0);
        assertThat(override.command()).isEqualTo("sh");
        assertThat(override.args()).containsExactly("-c", "a b", "c d");
    }

    /** 12: Python passes valueFrom through, which the platform does not understand. */
    @Test
    void valueFrom_ofASecret_isAReference() {
        var env = convert(with("/C/env", "[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 's', 'key': 'k'}}}]"))
                .overrides()
                .get(0)
                .env();
        assertThat(env).containsExactly(EnvironmentVariable.of("A", "cpln://secret/s.k"));
    }

    /** 13: Python drops all containers but the first. */
    @Test
    void containers_beyondTheFirst_areKept() {
        CronWorkload workload =
                convert(with("/P/containers", "[{'name': 'a', 'image': 'a'}, {'name': 'b', 'image': 'b'}]"));
        assertThat(workload.spec().get("containers")).hasSize(2);
        assertThat(workload.overrides()).hasSize(2);
    }

    /** 14: Python sends its defaults instead of requests. */
    @Test
    void requests_withoutLimits_areTheLimits() {
        var override = convert(with("/C/resources", "{'requests': {'cpu': '2', 'memory': '4Gi'}}"))
                .overrides()
                .get(0);
        assertThat(override.cpu() + " " + override.memory()).isEqualTo("2000m 4096Mi");
    }

    /** 15: Python's default of 500m is below the ratio that the platform requires. 17: the documented default is what is sent. */
    @ParameterizedTest
    @CsvSource({"8Gi, 1024m 8192Mi", "512Mi, 500m 512Mi"})
    void cpu_thatIsMissing_fitsTheMemory(String memory, String expected) {
        var override = convert(with("/C/resources", "{'limits': {'memory': '" + memory + "'}}"))
                .overrides()
                .get(0);
        assertThat(override.cpu() + " " + override.memory()).isEqualTo(expected);
    }

    /** 16: Python ignores the deadline of the Job, and that of the pod is part of its hash. */
    @Test
    void deadline_ofTheJob_countsAndIsNotInTheHash() {
        CronWorkload workload =
                convert(set(with("/spec/activeDeadlineSeconds", "60"), "/P/activeDeadlineSeconds", "90"));
        assertThat(workload.activeDeadlineSeconds()).isEqualTo(60);
        assertThat(workload.specHash()).isEqualTo(convert(minimal()).specHash());
    }

    /** 18: Python accepts both fields in the pod only, and requires a list of variables. 19: it refuses OnFailure. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"/spec/parallelism|1", "/spec/completions|1", "/C/env|null", "/P/restartPolicy|'OnFailure'"})
    void field_thatKubernetesAllows_isAccepted(String pointer, String value) {
        assertThat(convert(with(pointer, value)).warnings()).isEmpty();
    }

    /** 20: found by the platform only, or by the job. */
    @ParameterizedTest
    @CsvSource({"/tmp", "/var/log", "/dev"})
    void mountPath_ofTheSystem_isAProblem(String path) {
        ObjectNode manifest = set(
                with("/P/volumes", "[{'name': 'v', 'emptyDir': {}}]"),
                "/C/volumeMounts",
                "[{'name': 'v', 'mountPath': '" + path + "'}]");
        assertThatThrownBy(() -> convert(manifest)).hasMessageContaining("volumeMounts[0].mountPath is '" + path + "'");
    }

    /** 21: tags are as Python writes them, because both find jobs by them. */
    @Test
    void labels_ofPrefect_areTagsAsInPython() {
        assertThat(convert(with("/metadata/labels", "{'prefect.io/flow-name': 'My Flow'}"))
                        .commandTags())
                .containsExactly(Map.entry("prefect.io/flow-name", "my-flow"));
    }

    /** 22: Python requires generateName. 23: it keeps the dash at the end. */
    @Test
    void names_areOptionalAndHaveNoDashAtTheEnd() {
        assertThat(convertStandalone(minimal()).workloadName("0")).isEqualTo("cpln-job-0");
        assertThat(convertStandalone(with("/metadata/generateName", "'etl-'")).workloadName("0"))
                .isEqualTo("etl-0");
    }

    /** 24: a job type of 63 characters makes names that no workload may have. */
    @Test
    void jobType_isShortEnoughForItsNames() {
        assertThat(WorkloadName.isJobType("a".repeat(36))).isTrue();
        assertThat(WorkloadName.isJobType("a".repeat(37))).isFalse();
        assertThat(WorkloadName.of("a".repeat(36), "0".repeat(32), 12)).hasSizeLessThanOrEqualTo(49);
    }
}
