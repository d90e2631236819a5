/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static io.cplnprefect.bridge.manifest.Manifests.convert;
import static io.cplnprefect.bridge.manifest.Manifests.json;
import static io.cplnprefect.bridge.manifest.Manifests.minimal;
import static io.cplnprefect.bridge.manifest.Manifests.set;
import static io.cplnprefect.bridge.manifest.Manifests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Problem;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobManifestConverterTest {

    @Test
    void workload_ofAMinimalManifest_holdsPlaceholdersAndOverridesThem() {
        CronWorkload workload = convert(minimal());

        assertThat(workload.spec()).isEqualTo(json("""
                                {"type": "cron",
                                 "containers": [
                                   {"name": "prefect-job", "image": "ubuntu:latest", "cpu": "25m", "memory": "32Mi"}],
                                 "job": {"schedule": "* * * * *", "concurrencyPolicy": "Forbid", "historyLimit": 5,
                                         "restartPolicy": "Never"},
                                 "defaultOptions": {"capacityAI": false, "debug": false, "suspend": true},
                                 "firewallConfig": {
                                   "external": {"inboundAllowCIDR": [], "inboundBlockedCIDR": [],
                                                "outboundAllowCIDR": ["0.0.0.0/0"], "outboundAllowHostname": [],
                                                "outboundAllowPort": [], "outboundBlockedCIDR": []},
                                   "internal": {"inboundAllowType": "none", "inboundAllowWorkload": []}}}
                                """));
        assertThat(workload.overrides())
                .containsExactly(ContainerOverride.builder()
                        .name("prefect-job")
                        .image("acme/etl:1")
                        .cpu("500m")
                        .memory("512Mi")
                        .build());
        assertThat(workload.commandTags()).isEmpty();
        assertThat(workload.activeDeadlineSeconds()).isNull();
        assertThat(workload.warnings()).isEmpty();
    }

    @Test
    void containers_areAllInTheWorkloadAndOverridden() {
        CronWorkload workload = convert(
                with(
                        "/P/containers",
                        "[{'name': 'flow', 'image': 'a', 'args': ['x']}, {'name': 'proxy', 'image': 'b', 'command': ['p', '-v']}]"));

        assertThat(workload.spec().get("containers").findValuesAsText("name")).containsExactly("prefect-job", "proxy");
        assertThat(workload.spec().get("containers").findValuesAsText("image"))
                .containsExactly("ubuntu:latest", "ubuntu:latest");
        assertThat(workload.overrides())
                .containsExactly(
                        ContainerOverride.builder()
                                .name("prefect-job")
                                .image("a")
                                .cpu("500m")
                                .memory("512Mi")
                                .addArgs("x")
                                .build(),
                        ContainerOverride.builder()
                                .name("proxy")
                                .image("b")
                                .cpu("500m")
                                .memory("512Mi")
                                .command("p")
                                .addArgs("-v")
                                .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "['python', '-m', 'x y']|['a b']|python|-m;x y;a b",
                "['python']||python|",
                "|'prefect flow-run execute'||prefect;flow-run;execute",
                "[]|[]||",
            })
    void command_ofSeveralWords_isNeverJoined(String command, String args, String program, String words) {
        ObjectNode manifest = minimal();
        if (command != null) {
            set(manifest, "/C/command", command);
        }
        if (args != null) {
            set(manifest, "/C/args", args);
        }
        ContainerOverride override = convert(manifest).overrides().get(0);
        assertThat(override.command()).isEqualTo(program);
        assertThat(String.join(";", override.args())).isEqualTo(words == null ? "" : words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "-|-|500m|512Mi",
                "{'cpu': '0.5', 'memory': '1Gi'}|-|500m|1024Mi",
                "{'cpu': 2, 'memory': 1073741824}|-|2000m|1024Mi",
                "{'cpu': '1500m', 'memory': '1G'}|-|1500m|954Mi",
                "{'cpu': '1e3m'}|-|invalid|",
                "{'cpu': '1e-3', 'memory': '1Ki'}|-|25m|32Mi",
                "{'memory': '8Gi'}|-|1024m|8192Mi",
                "{'memory': '4001Mi'}|-|501m|4001Mi",
                "{'cpu': '50m'}|-|50m|400Mi",
                "{'cpu': '64m'}|-|64m|512Mi",
                "-|{'cpu': '1', 'memory': '2Gi'}|1000m|2048Mi",
                "{'cpu': '2'}|{'cpu': '1', 'memory': '2Gi'}|2000m|2048Mi",
                "{'cpu': '1', 'memory': '8000Mi'}|-|1000m|8000Mi",
                "{'cpu': '1', 'memory': '8001Mi'}|-|invalid|",
                "{'cpu': '0'}|-|invalid|",
                "{'cpu': '-1'}|-|invalid|",
                "{'memory': 'much'}|-|invalid|",
                "{'memory': '1E99'}|-|invalid|",
                "{'memory': '9Ei'}|-|invalid|",
            })
    void resources_areNormalisedWithinThePlatformsBounds(String limits, String requests, String cpu, String memory) {
        ObjectNode manifest = set(minimal(), "/C/resources", "{}");
        if (limits != null) {
            set(manifest, "/C/resources/limits", limits);
        }
        if (requests != null) {
            set(manifest, "/C/resources/requests", requests);
        }
        if (cpu.equals("invalid")) {
            assertThatThrownBy(() -> convert(manifest)).isInstanceOf(InvalidManifestException.class);
        } else {
            ContainerOverride override = convert(manifest).overrides().get(0);
            assertThat(override.cpu() + " " + override.memory()).isEqualTo(cpu + " " + memory);
        }
    }

    @Test
    void env_withRepeatedNamesAndOtherTypes_keepsTheOrderAndTheLastOfEachNameAsStrings() {
        List<EnvironmentVariable> env = convert(with(
                        "/C/env",
                        "[{'name': 'A', 'value': '1'}, {'name': 'B', 'value': 2}, {'name': 'C', 'value': true},"
                                + " {'name': 'D'}, {'name': 'A', 'value': '$(B)'}]"))
                .overrides()
                .get(0)
                .env();
        assertThat(env)
                .containsExactly(
                        EnvironmentVariable.of("B", "2"),
                        EnvironmentVariable.of("C", "true"),
                        EnvironmentVariable.of("D", ""),
                        EnvironmentVariable.of("A", "$(B)"));
        assertThat(env.toString()).doesNotContain("$(B)").doesNotContain("true");
    }

    @Test
    void env_ofASecret_isRevealedByTheIdentityOfTheWorkload() {
        ObjectNode manifest = with("/C/env", "[{'name': 'KEY', 'value': 'cpln://secret/api.key'}]");
        assertThat(convert(manifest).secrets()).containsExactly("api");
        assertThat(convert(manifest).spec().has("identityLink")).isFalse();

        CronWorkload named = convert(set(manifest, "/P/serviceAccountName", "'runner'"));
        assertThat(named.secrets()).isEmpty();
        assertThat(named.needs().secrets()).containsExactly("api");
        assertThat(named.spec().get("identityLink").textValue()).isEqualTo("/org/my-org/gvc/my-gvc/identity/runner");
    }

    @Test
    void labels_becomeTagsOfTheCommand() {
        CronWorkload workload = convert(with(
                "/metadata/labels",
                "{'prefect.io/flow-name': 'My Flow', 'Team': 7, 'prefect.io/flow-run-name': '日本', 'empty': ''}"));
        assertThat(workload.commandTags())
                .containsExactly(
                        Map.entry("prefect.io/flow-name", "my-flow"), Map.entry("team", "7"), Map.entry("empty", ""));
        assertThat(workload.warnings())
                .containsExactly(
                        "metadata.labels.Team is '7' and becomes the tag team=7",
                        "metadata.labels[\"prefect.io/flow-run-name\"] has no letter or digit that a tag may contain"
                                + " and was ignored");
    }

    @ParameterizedTest
    @CsvSource({"60, , 60", ", 60, 60", "60, 30, 30", "30, 60, 30", ", , "})
    void deadline_isTheSmallerOfJobAndPod(Integer job, Integer pod, Integer effective) {
        ObjectNode manifest = minimal();
        set(manifest, "/spec/activeDeadlineSeconds", String.valueOf(job));
        set(manifest, "/P/activeDeadlineSeconds", String.valueOf(pod));
        CronWorkload workload = convert(manifest);
        assertThat(workload.activeDeadlineSeconds()).isEqualTo(effective);
        assertThat(workload.specHash()).isEqualTo(convert(minimal()).specHash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/P/restartPolicy|'OnFailure'|/job/restartPolicy|'OnFailure'",
                "/P/terminationGracePeriodSeconds|0|/rolloutOptions|{'terminationGracePeriodSeconds': 0}",
                "/P/securityContext|{'fsGroup': 1000}|/securityOptions|{'filesystemGroupId': 1000}",
                "/P/securityContext|{'runAsUser': 7}|/securityOptions|{'runAsUser': 7}",
                "/C/securityContext|{'runAsUser': 7}|/securityOptions|{'runAsUser': 7}",
                "/C/workingDir|'/app'|/containers/0/workingDir|'/app'",
                "/C/lifecycle|{'preStop': {'exec': {'command': ['a', 'b']}}}|/containers/0/lifecycle|{'preStop': {'exec': {'command': ['a', 'b']}}}",
                "/P/service_account_name|'runner'|/identityLink|'/org/my-org/gvc/my-gvc/identity/runner'",
            })
    void field_withACounterpart_isInTheSpec(String from, String value, String to, String expected) {
        assertThat(convert(with(from, value)).spec().at(to)).isEqualTo(json(expected));
    }

    @Test
    void emptyDirectory_becomesAScratchVolume() {
        ObjectNode manifest = set(
                with(
                        "/P/volumes",
                        "[{'name': 'work', 'emptyDir': {}}, {'name': 'fast', 'emptyDir': {'medium': 'Memory'}}]"),
                "/C/volumeMounts",
                "[{'name': 'work', 'mountPath': '/work'}, {'name': 'fast', 'mountPath': '/fast/'}]");
        CronWorkload workload = convert(manifest);
        assertThat(workload.spec().at("/containers/0/volumes"))
                .isEqualTo(json(
                        "[{'uri': 'scratch://work', 'path': '/work'}, {'uri': 'scratch://fast', 'path': '/fast/'}]"));
        assertThat(workload.warnings())
                .containsExactly(
                        "spec.template.spec.volumes[1].emptyDir.medium was ignored: scratch volumes are on disk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/spec/parallelism|1",
                "/spec/completions|1",
                "/P/parallelism|1",
                "/P/completions|1",
                "/spec/backoffLimit|0",
                "/spec/suspend|true",
                "/metadata/name|'x'",
                "/metadata/generateName|'x-'",
                "/metadata/namespace|'my-gvc'",
                "/C/imagePullPolicy|'Always'",
                "/P/hostNetwork|false",
                "/P/nodeSelector|{}",
                "/P/initContainers|[]",
                "/status|{}",
                "/spec/completionMode|'NonIndexed'",
                "/P/dnsPolicy|'ClusterFirst'",
                "/P/schedulerName|'default-scheduler'",
                "/P/automountServiceAccountToken|false",
                "/C/terminationMessagePolicy|'File'",
            })
    void field_thatSaysNothingNew_isAcceptedWithoutAWord(String pointer, String value) {
        CronWorkload workload = convert(with(pointer, value));
        assertThat(workload.warnings()).isEmpty();
        assertThat(workload).isEqualTo(convert(minimal()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/metadata/annotations|{'a': 'b'}|metadata.annotations are not supported on Control Plane",
                "/spec/ttlSecondsAfterFinished|60|spec.ttlSecondsAfterFinished was ignored",
                "/spec/template/metadata|{'labels': {'a': 'b'}}|spec.template.metadata was ignored",
                "/C/ports|[{'containerPort': 80}]|spec.template.spec.containers[0].ports was ignored",
                "/C/livenessProbe|{'exec': {}}|spec.template.spec.containers[0].livenessProbe was ignored",
                "/C/resources|{'limits': {'cpu': 2, 'memory': '1Gi'}, 'requests': {'cpu': 1}}|spec.template.spec.containers[0].resources.requests.cpu was ignored",
            })
    void field_thatMayBeIgnored_isAWarning(String pointer, String value, String warning) {
        assertThat(convert(with(pointer, value)).warnings())
                .singleElement()
                .asString()
                .startsWith(warning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/kind|'CronJob'|kind is 'CronJob': use 'Job'",
                "/apiVersion|null|apiVersion is missing: use 'batch/v1'",
                "/spec|null|spec is missing: add a spec with a pod template",
                "/metadata|[]|metadata is an array: make it an object",
                "/metadata/namespace|'other'|metadata.namespace is 'other' but the job runs in the GVC 'my-gvc': remove it",
                "/metadata/labels|{'cpln/prefectAgent': 'x'}|metadata.labels[\"cpln/prefectAgent\"] is not a valid tag key",
                "/metadata/labels|{'!': 'x'}|metadata.labels[\"!\"] is not a valid tag key",
                "/metadata/finalizers|['x']|metadata.finalizers is not supported: remove it",
                "/spec/parallelism|2|spec.parallelism is 2: use 1",
                "/P/completions|3|spec.template.spec.completions is 3: use 1",
                "/spec/backoffLimit|6|spec.backoffLimit is 6: use 0",
                "/spec/activeDeadlineSeconds|86401|spec.activeDeadlineSeconds is 86401: use 1 to 86400",
                "/spec/podFailurePolicy|{'rules': []}|spec.podFailurePolicy is not supported: remove it",
                "/P/restartPolicy|'Always'|spec.template.spec.restartPolicy is 'Always': use Never or OnFailure",
                "/P/serviceAccountName|'//identity/x'|spec.template.spec.serviceAccountName is '//identity/x': use the name",
                "/P/containers|[]|spec.template.spec.containers is missing or empty",
                "/P/initContainers|[{'name': 'i'}]|spec.template.spec.initContainers is not supported on Control Plane: run the steps in the command",
                "/P/nodeSelector|{'a': 'b'}|spec.template.spec.nodeSelector is not supported on Control Plane: choose a location",
                "/P/hostNetwork|true|spec.template.spec.hostNetwork is not supported on Control Plane",
                "/P/schedulerNames|'x'|spec.template.spec.schedulerNames is not supported: did you mean 'schedulerName'?",
                "/P/securityContext|{'runAsUser': 1337}|spec.template.spec.securityContext.runAsUser is 1337, which is reserved for Control Plane",
                "/P/securityContext|{'runAsNonRoot': true}|spec.template.spec.securityContext.runAsNonRoot is not supported",
                "/P/volumes|[{'name': 'v', 'hostPath': {'path': '/'}}]|spec.template.spec.volumes[0].hostPath is not a supported kind of volume",
                "/C/name|'cpln-x'|spec.template.spec.containers[0].name is 'cpln-x': use at most 64",
                "/C/name|null|spec.template.spec.containers[0].name is missing: name the container",
                "/C/image|''|spec.template.spec.containers[0].image is missing: name the image to run",
                "/C/imagePullPolicy|'Never'|spec.template.spec.containers[0].imagePullPolicy is 'Never': use IfNotPresent or Always",
                "/C/workingDir|'app'|spec.template.spec.containers[0].workingDir is 'app': use a path that begins with /",
                "/C/args|{'a': 1}|spec.template.spec.containers[0].args is an object: make it an array",
                "/C/args|['--n', 3]|spec.template.spec.containers[0].args[1] is a number: quote it",
                "/C/args|'a \\\"b'|spec.template.spec.containers[0].args has an unclosed \": close it",
                "/C/env|[{'name': 'CPLN_TOKEN', 'value': 'x'}]|spec.template.spec.containers[0].env[0].name is 'CPLN_TOKEN', which is reserved for Control Plane",
                "/C/env|[{'name': '1A', 'value': 'x'}]|spec.template.spec.containers[0].env[0].name is '1A': use at most 120",
                "/C/env|[{'name': 'A', 'value': {}}]|spec.template.spec.containers[0].env[0].value is not a string",
                "/C/env|{'A': 'b'}|spec.template.spec.containers[0].env is an object: make it an array",
                "/C/resources|{'limits': {'nvidia.com/gpu': 1}}|spec.template.spec.containers[0].resources.limits[\"nvidia.com/gpu\"] names no model of GPU: set the option gpu",
                "/C/volumeMounts|[{'name': 'v', 'mountPath': '/x'}]|spec.template.spec.containers[0].volumeMounts[0].name is 'v', which no volume of the pod has",
                "/C/lifecycle|{'preStop': {'httpGet': {'port': 1}}}|spec.template.spec.containers[0].lifecycle.preStop.httpGet is not supported on Control Plane: use exec",
                "/C/stdin|true|spec.template.spec.containers[0].stdin is not supported: remove it",
            })
    void field_thatIsUnsupported_isRefusedWithPathAndFix(String pointer, String value, String problem) {
        assertThat(problems(with(pointer, value))).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tmp",
                "/dev/",
                "/var/log",
                "/",
                "x",
                "/work/a",
                "/work/",
                "//tmp",
                "/data/../tmp",
                "/data/./../work/b"
            })
    void mountPath_ofTheSystemOrInsideAnother_isRefused(String path) {
        ObjectNode manifest = set(
                with("/P/volumes", "[{'name': 'v'}]"),
                "/C/volumeMounts",
                "[{'name': 'v', 'mountPath': '/work'}, {'name': 'v', 'mountPath': '" + path + "'}]");
        assertThat(problems(manifest))
                .singleElement()
                .extracting(Problem::path)
                .isEqualTo("spec.template.spec.containers[0].volumeMounts[1].mountPath");
    }

    @Test
    void containers_ofOneNameOrOfDifferentUsers_areRefused() {
        assertThat(problems(with(
                        "/P/containers",
                        "[{'name': 'a', 'image': 'a'}, {'name': 'b', 'image': 'b', 'securityContext': {'runAsUser': 7}},"
                                + " {'name': 'b', 'image': 'c'}]")))
                .extracting(Problem::fault)
                .containsExactly("is 'b', the name of spec.template.spec.containers[1]", "run as different users");
    }

    @Test
    void value_ofMoreThanThePlatformTakes_isRefused() {
        ObjectNode manifest = with("/C/env", "[{'name': 'A', 'value': '" + "x".repeat(4097) + "'}]");
        set(manifest, "/C/command", "['" + "c".repeat(257) + "']");
        assertThat(problems(manifest))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "spec.template.spec.containers[0].env[0].value has 4097 characters:"
                                + " use at most 4096, or use a secret",
                        "spec.template.spec.containers[0].command begins with a word of 257 characters:"
                                + " use a program name of 1 to 256 characters and move the rest to further words");
    }

    @Test
    void problems_areReportedTogether() {
        ObjectNode manifest = set(with("/kind", "'Pod'"), "/spec/backoffLimit", "3");
        assertThatThrownBy(() -> convert(manifest))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessage("""
                        Invalid job manifest (2 problems):
                        - kind is 'Pod': use 'Job'
                        - spec.backoffLimit is 3: use 0""");
    }

    @Test
    void unknownField_forALenientConverter_isWarnedAbout() {
        ConversionOptions lenient = ConversionOptions.builder().lenient(true).build();
        assertThat(convert(with("/P/schedulerName", "'x'"), lenient).warnings())
                .containsExactly("spec.template.spec.schedulerName is unknown and was ignored");
        assertThatThrownBy(() -> convert(with("/P/hostNetwork", "true"), lenient))
                .isInstanceOf(InvalidManifestException.class);
    }

    @Test
    void placeholderImage_isConfigurable() {
        ConversionOptions options =
                ConversionOptions.builder().placeholderImage("//image/base:1").build();
        assertThat(convert(minimal(), options).spec().at("/containers/0/image").textValue())
                .isEqualTo("//image/base:1");
    }

    @Property
    void conversion_neverChangesItsInputAndIsRepeatable(@ForAll("manifests") ObjectNode manifest) {
        ObjectNode before = manifest.deepCopy();
        Object first = outcome(manifest);
        assertThat(manifest).isEqualTo(before);
        assertThat(outcome(manifest)).isEqualTo(first);
    }

    @Provide
    Arbitrary<ObjectNode> manifests() {
        Arbitrary<String> pointers = Arbitraries.of(
                "/metadata/labels",
                "/C/env",
                "/C/args",
                "/C/resources/limits",
                "/P/volumes",
                "/C/volumeMounts",
                "/C/x",
                "/P/y");
        Arbitrary<String> values = Arbitraries.of(
                "{'cpu': 1}",
                "[{'name': 'A', 'value': 'b'}]",
                "'a b'",
                "null",
                "[]",
                "7",
                "[{'name': 'v', 'emptyDir': {}}]",
                "[{'name': 'v', 'mountPath': '/v'}]");
        return Combinators.combine(pointers, values, pointers, values)
                .as((p1, v1, p2, v2) -> set(with(p1, v1), p2, v2));
    }

    private static Object outcome(ObjectNode manifest) {
        try {
            return convert(manifest);
        } catch (InvalidManifestException e) {
            return e.problems();
        }
    }

    private static List<Problem> problems(ObjectNode manifest) {
        return catchThrowableOfType(InvalidManifestException.class, () -> convert(manifest))
                .problems();
    }
}
