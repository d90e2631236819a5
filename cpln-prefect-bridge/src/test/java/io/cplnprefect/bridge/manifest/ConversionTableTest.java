/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static io.cplnprefect.bridge.manifest.Manifests.convert;
import static io.cplnprefect.bridge.manifest.Manifests.convertStandalone;
import static io.cplnprefect.bridge.manifest.Manifests.json;
import static io.cplnprefect.bridge.manifest.Manifests.minimal;
import static io.cplnprefect.bridge.manifest.Manifests.set;
import static io.cplnprefect.bridge.manifest.Manifests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counterpart of each field of a Job, in both forms. */
class ConversionTableTest {

    private static final PlatformFacts FACTS = new PlatformFacts(
            Map.of(
                    "settings", SecretFact.of("dictionary", Set.of("HOST", "PORT")),
                    "odd", SecretFact.of("dictionary", Set.of("a b", "1x", "CPLN_TOKEN", "OK")),
                    "file", SecretFact.of("opaque", Set.of("payload")),
                    "missing", SecretFact.MISSING),
            Map.of("runner", true, "nobody", false),
            Map.of("shared", "shared", "disk", "ext4", "absent", ""),
            Set.of("registry"),
            null);
    private static final String VOLUMES = "[{'name': 'keys', 'secret': {'secretName': 'git-key'}},"
            + " {'name': 'items', 'secret': {'secretName': 'git-key', 'items': [{'key': 'id', 'path': 'id_ed25519'},"
            + " {'key': 'hosts', 'path': 'known_hosts'}]}},"
            + " {'name': 'settings', 'configMap': {'name': 'settings'}},"
            + " {'name': 'all', 'projected': {'sources': [{'secret': {'name': 'a', 'items': [{'key': 'k', 'path': 'p/k'}]}},"
            + " {'configMap': {'name': 'b', 'items': [{'key': 'c', 'path': 'c'}]}}]}},"
            + " {'name': 'data', 'persistentVolumeClaim': {'claimName': 'shared'}},"
            + " {'name': 'scratch', 'emptyDir': {}}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'keys', 'mountPath': '/k'}|[{'uri': 'cpln://secret/git-key', 'path': '/k'}]",
                "{'name': 'keys', 'mountPath': '/k/id', 'subPath': 'id'}|[{'uri': 'cpln://secret/git-key.id', 'path': '/k/id'}]",
                "{'name': 'items', 'mountPath': '/k'}|[{'uri': 'cpln://secret/git-key.id', 'path': '/k/id_ed25519'}, {'uri': 'cpln://secret/git-key.hosts', 'path': '/k/known_hosts'}]",
                "{'name': 'items', 'mountPath': '/etc/hosts', 'subPath': 'known_hosts'}|[{'uri': 'cpln://secret/git-key.hosts', 'path': '/etc/hosts'}]",
                "{'name': 'settings', 'mountPath': '/s'}|[{'uri': 'cpln://secret/settings', 'path': '/s'}]",
                "{'name': 'all', 'mountPath': '/all/'}|[{'uri': 'cpln://secret/a.k', 'path': '/all/p/k'}, {'uri': 'cpln://secret/b.c', 'path': '/all/c'}]",
                "{'name': 'data', 'mountPath': '/data'}|[{'uri': 'cpln://volumeset/shared', 'path': '/data'}]",
                "{'name': 'scratch', 'mountPath': '/work'}|[{'uri': 'scratch://scratch', 'path': '/work'}]",
            })
    void mount_ofEachKindOfVolume_hasTheSameVolumesInBothForms(String mount, String volumes) {
        ObjectNode manifest = set(with("/P/volumes", VOLUMES), "/C/volumeMounts", "[" + mount + "]");
        assertThat(convert(manifest, FACTS).spec().at("/containers/0/volumes")).isEqualTo(json(volumes));
        assertThat(convertStandalone(manifest, FACTS, ConversionOptions.DEFAULT)
                        .spec()
                        .at("/containers/0/volumes"))
                .isEqualTo(json(volumes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'secretRef': {'name': 'settings'}}]|[]|HOST=cpln://secret/settings.HOST PORT=cpln://secret/settings.PORT",
                "[{'configMapRef': {'name': 'settings'}, 'prefix': 'DB_'}]|[]|DB_HOST=cpln://secret/settings.HOST DB_PORT=cpln://secret/settings.PORT",
                "[{'secretRef': {'name': 'settings'}}]|[{'name': 'HOST', 'value': 'x'}]|PORT=cpln://secret/settings.PORT HOST=x",
                "[{'secretRef': {'name': 'missing', 'optional': true}}]|[]|",
                "[]|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'db', 'key': 'url'}}}]|A=cpln://secret/db.url",
                "[]|[{'name': 'A', 'valueFrom': {'configMapKeyRef': {'name': 'db', 'key': 'url'}}}]|A=cpln://secret/db.url",
                "[]|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'missing', 'key': 'url', 'optional': true}}}, {'name': 'B', 'value': 'b'}]|B=b",
                "[]|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'settings', 'key': 'HOST', 'optional': true}}}]|A=cpln://secret/settings.HOST",
            })
    void variables_ofSecrets_areReferences(String envFrom, String env, String expected) {
        ObjectNode manifest = set(with("/C/envFrom", envFrom), "/C/env", env);
        String variables = String.join(
                " ",
                convert(manifest, FACTS).overrides().get(0).env().stream()
                        .map(each -> each.name() + "=" + each.value())
                        .toList());
        assertThat(variables).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/C/envFrom|[{'secretRef': {'name': 'file'}}]|containers[0].envFrom[0].secretRef.name is 'file', a secret of type opaque: use a secret of type dictionary",
                "/C/envFrom|[{'secretRef': {'name': 'missing'}}]|containers[0].envFrom[0].secretRef.name is 'missing', which does not exist in the organization",
                "/C/envFrom|[{'secretRef': {'name': 'odd'}}]|containers[0].envFrom[0].secretRef.name is 'odd', which has keys that cannot be names of variables: 1x, CPLN_TOKEN, a b",
                "/C/envFrom|[{'secretRef': {'name': 'unread'}}]|containers[0].envFrom[0].secretRef.name is 'unread', whose keys were not read",
                "/C/envFrom|[{'secretRef': {'name': ''}}]|containers[0].envFrom[0].secretRef.name is missing: name the secret",
                "/C/envFrom|[{'prefix': 'A'}]|containers[0].envFrom[0] names no source: use one of secretRef and configMapRef",
                "/C/env|[{'name': 'A', 'valueFrom': {'fieldRef': {'fieldPath': 'metadata.name'}}}]|containers[0].env[0].valueFrom.fieldRef.fieldPath is 'metadata.name', a field of the pod that is not mapped",
                "/C/env|[{'name': 'A', 'valueFrom': {'resourceFieldRef': {'resource': 'limits.cpu'}}}]|containers[0].env[0].valueFrom.resourceFieldRef is not supported on Control Plane",
                "/C/env|[{'name': 'A', 'value': 'x', 'valueFrom': {'secretKeyRef': {'name': 'db', 'key': 'url'}}}]|containers[0].env[0].valueFrom is set together with value: remove one",
                "/C/env|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'db'}}}]|containers[0].env[0].valueFrom.secretKeyRef.key is missing",
                "/C/env|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'my.db', 'key': 'url'}}}]|containers[0].env[0].valueFrom.secretKeyRef.name is 'my.db'",
                "/C/env|[{'name': 'A', 'value': 'cpln://secret/../x'}]|containers[0].env[0].value refers to a secret of an invalid name",
                "/P/serviceAccountName|'nobody'|serviceAccountName is 'nobody', which does not exist in the GVC my-gvc: create the identity nobody",
                "/P/imagePullSecrets|[{'name': 'harbor'}]|imagePullSecrets[0].name is 'harbor', which is no pull secret of the GVC my-gvc: add //secret/harbor",
                "/P/volumes|[{'name': 'v', 'persistentVolumeClaim': {'claimName': 'disk'}}]|volumes[0].persistentVolumeClaim.claimName is 'disk', a volume set with file system ext4, which jobs cannot mount",
                "/P/volumes|[{'name': 'v', 'persistentVolumeClaim': {'claimName': 'absent'}}]|volumes[0].persistentVolumeClaim.claimName is 'absent', which does not exist in the GVC my-gvc",
                "/P/volumes|[{'name': 'v', 'nfs': {'server': 'x'}}]|volumes[0].nfs is not a supported kind of volume",
                "/P/volumes|[{'name': 'v', 'projected': {'sources': [{'serviceAccountToken': {'path': 't'}}]}}]|volumes[0].projected.sources[0].serviceAccountToken is not supported",
                "/P/volumes|[{'name': 'v', 'secret': {'secretName': 's', 'items': [{'key': 'k', 'path': '../x'}]}}]|volumes[0].secret.items[0].path is '../x'",
                "/P/volumes|[{'name': 'v', 'emptyDir': {}, 'secret': {'secretName': 's'}}]|volumes[0] has several kinds: emptyDir, secret",
                "/P/volumes|[{'name': 'v'}, {'name': 'v'}]|volumes[1].name is 'v', the name of another volume",
                "/C/command|'sh -c x'|containers[0].command is a string: use a list",
                "/C/resources|{'limits': {'cpu': '1', 'memory': '1Gi'}, 'requests': {'cpu': '2'}}|containers[0].resources.requests.cpu is more than the limit",
                "/C/resources|{'limits': {'cpu': '1', 'memory': '1Gi', 'hugepages-2Mi': '1'}}|containers[0].resources.limits.hugepages-2Mi is not supported",
                "/C/imagee|'x'|containers[0].imagee is not supported: did you mean 'image'?",
                "/C/volumeMount|[{'name': 'v'}]|containers[0].volumeMount is not supported: did you mean 'volumeMounts'?",
                "/P/restartPolice|'Never'|restartPolice is not supported: did you mean 'restartPolicy'?",
            })
    void field_withoutCounterpart_isAProblemWithItsPath(String pointer, String value, String problem) {
        InvalidManifestException failure =
                catchThrowableOfType(InvalidManifestException.class, () -> convert(with(pointer, value), FACTS));
        assertThat(failure.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("spec.template.spec." + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/C/resources|{'limits': {'cpu': '1', 'memory': 512}}|containers[0].resources.limits.memory is 512 and becomes 32Mi, the minimum of Control Plane; did you mean 512Mi?",
                "/C/resources|{'limits': {'cpu': '5m', 'memory': '64Mi'}}|containers[0].resources.limits.cpu is 5m and becomes 25m, the minimum of Control Plane",
                "/C/resources|{'limits': {'cpu': '1'}}|containers[0].resources.limits.memory is missing and becomes 512Mi",
                "/C/resources|{'limits': {'memory': '8Gi'}}|containers[0].resources.limits.cpu is missing and becomes 1024m",
                "/C/name|'report'|containers[0].name is 'report' and becomes 'prefect-job'",
                "/C/env|[{'name': 'A', 'value': 5}]|containers[0].env[0].value is a number and becomes a string",
                "/C/env|[{'name': 'A', 'value': true}]|containers[0].env[0].value is a boolean and becomes a string",
                "/C/env|[{'name': 'A', 'value': '1'}, {'name': 'A', 'value': '2'}]|containers[0].env[0] was replaced: spec.template.spec.containers[0].env[1] sets the variable A again",
                "/C/env|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'missing', 'key': 'k', 'optional': true}}}]|containers[0].env[0].valueFrom.secretKeyRef.name is 'missing', which does not exist, and was left out",
                "/C/env|[{'name': 'A', 'valueFrom': {'secretKeyRef': {'name': 'db', 'key': '.pass'}}}]|containers[0].env[0].valueFrom.secretKeyRef.key is '.pass', which begins with a dot",
                "/P/volumes|[{'name': 'v', 'secret': {'secretName': 's', 'defaultMode': 256}}]|volumes[0].secret.defaultMode of s was ignored: files of secrets are read-only",
                "/P/volumes|[{'name': 'v', 'emptyDir': {'sizeLimit': '1Gi'}}]|volumes[0].emptyDir.sizeLimit was ignored",
                "/P/volumes|[{'name': 'v', 'persistentVolumeClaim': {'claimName': 'shared', 'readOnly': true}}]|volumes[0].persistentVolumeClaim.readOnly was ignored",
                "/P/volumes|[{'name': 'v', 'secret': {'secretName': 's'}}]|volumes has 'v', which no container mounts",
                "/P/automountServiceAccountToken|true|automountServiceAccountToken was ignored",
            })
    void field_thatIsChanged_isAWarningWithItsPath(String pointer, String value, String warning) {
        assertThat(convert(with(pointer, value), FACTS).warnings())
                .first()
                .asString()
                .startsWith("spec.template.spec." + warning);
    }

    @Test
    void label_thatBecomesAnotherTag_isAWarning() {
        CronWorkload workload = convert(with("/metadata/labels", "{'team': 'finance!!', 'Stage': 'prod'}"));
        assertThat(workload.commandTags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("team", "finance", "stage", "prod"));
        assertThat(workload.warnings())
                .containsExactly(
                        "metadata.labels.team is 'finance!!' and becomes the tag team=finance",
                        "metadata.labels.Stage is 'prod' and becomes the tag stage=prod");
    }

    @Test
    void standaloneForm_keepsNamesAndContainsWhatItsContainersRun() {
        ObjectNode manifest = set(
                with(
                        "/P/containers",
                        "[{'name': 'main', 'image': 'acme/etl:1', 'command': ['python', '-m'], 'args': ['etl'],"
                                + " 'env': [{'name': 'A', 'value': 'a'}, {'name': 'K', 'value': 'cpln://secret/api.key'}],"
                                + " 'resources': {'limits': {'cpu': '2', 'memory': '2Gi'}, 'requests': {'cpu': '500m', 'memory': '1Gi'}}},"
                                + " {'name': 'proxy', 'image': 'acme/proxy:2', 'resources': {'limits': {'cpu': '25m', 'memory': '32Mi'}}}]"),
                "/metadata",
                "{'name': 'nightly', 'labels': {'Team': 'Data!'}}");
        set(manifest, "/spec/activeDeadlineSeconds", "600");

        StandaloneWorkload workload = convertStandalone(manifest);

        assertThat(workload.name()).isEqualTo("nightly");
        assertThat(workload.tags()).containsExactly(Map.entry("Team", "Data!"));
        assertThat(workload.secrets()).containsExactly("api");
        assertThat(workload.warnings()).isEmpty();
        JsonNode spec = workload.spec();
        assertThat(spec.get("containers"))
                .isEqualTo(json(
                        "[{'name': 'main', 'image': 'acme/etl:1', 'cpu': '2000m', 'memory': '2048Mi', 'minCpu': '500m',"
                                + " 'minMemory': '1024Mi', 'command': 'python', 'args': ['-m', 'etl'], 'env': [{'name': 'A',"
                                + " 'value': 'a'}, {'name': 'K', 'value': 'cpln://secret/api.key'}]},"
                                + " {'name': 'proxy', 'image': 'acme/proxy:2', 'cpu': '25m', 'memory': '32Mi'}]"));
        assertThat(spec.at("/job/activeDeadlineSeconds").asInt()).isEqualTo(600);
        assertThat(spec.at("/defaultOptions/suspend").asBoolean()).isTrue();
        assertThat(workload.toString()).doesNotContain("python");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, cpln-job-x1",
                "-, etl-, etl-x1",
                "-, etl, etl-x1",
                "nightly, etl-, nightly",
            })
    void standaloneName_isThatOfTheManifestOrHasASuffix(String name, String generateName, String expected) {
        ObjectNode manifest = minimal();
        set(manifest, "/metadata/name", name == null ? "null" : "'" + name + "'");
        set(manifest, "/metadata/generateName", generateName == null ? "null" : "'" + generateName + "'");
        assertThat(convertStandalone(manifest).workloadName("x1")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Nightly", "1st", "a.b", "x-headless", "a-", "'a b'"})
    void standaloneName_thatNoWorkloadMayHave_isAProblem(String name) {
        InvalidManifestException failure = catchThrowableOfType(
                InvalidManifestException.class, () -> convertStandalone(with("/metadata/name", "'" + name + "'")));
        assertThat(failure.problems()).extracting(Problem::path).containsExactly("metadata.name");
    }

    @Test
    void gpu_needsTheOptionWithItsModel() {
        ConversionOptions options =
                ConversionOptions.builder().gpu(new Gpu("t4", 1)).build();
        ObjectNode manifest = set(
                with(
                        "/P/containers",
                        "[{'name': 'prefect-job', 'image': 'a', 'resources': {'limits': {'cpu': '1', 'memory': '1Gi'}}},"
                                + " {'name': 'train', 'image': 'b', 'resources': {'limits': {'cpu': '1', 'memory': '1Gi',"
                                + " 'nvidia.com/gpu': 1}}}]"),
                "/kind",
                "'Job'");

        CronWorkload workload = convert(manifest, options);

        assertThat(workload.spec().at("/containers/0/gpu").isMissingNode()).isTrue();
        assertThat(workload.spec().at("/containers/1/gpu"))
                .isEqualTo(json("{'nvidia': {'model': 't4', 'quantity': 1}}"));
        assertThat(convert(minimal(), options)
                        .spec()
                        .at("/containers/0/gpu/nvidia/quantity")
                        .asInt())
                .isEqualTo(1);
        assertThat(convert(minimal(), options).specHash())
                .isNotEqualTo(convert(minimal()).specHash());
    }

    @Test
    void schedulingRules_inOwnClusters_areExtras() {
        ConversionOptions options =
                ConversionOptions.builder().ownClusters(true).build();
        ObjectNode manifest = set(with("/P/nodeSelector", "{'disk': 'ssd'}"), "/P/tolerations", "[{'key': 'gpu'}]");
        set(
                manifest,
                "/P/affinity",
                "{'nodeAffinity': {'requiredDuringSchedulingIgnoredDuringExecution': {'nodeSelectorTerms':"
                        + " [{'matchExpressions': [{'key': 'zone', 'operator': 'Exists'}]}]}}}");

        assertThat(convert(manifest, options).spec().get("extras"))
                .isEqualTo(
                        json(
                                "{'affinity': {'nodeAffinity': {'requiredDuringSchedulingIgnoredDuringExecution':"
                                        + " {'nodeSelectorTerms': [{'matchExpressions': [{'key': 'zone', 'operator': 'Exists'},"
                                        + " {'key': 'disk', 'operator': 'In', 'values': ['ssd']}]}]}}}, 'tolerations': [{'key': 'gpu'}]}"));
    }

    @Test
    void options_ofTheWorkload_arePartOfItsHash() {
        String plain = convert(minimal()).specHash();
        List<ConversionOptions> options = List.of(
                ConversionOptions.builder().allowConcurrency(true).build(),
                ConversionOptions.builder().relaxedMemoryRatio(true).build(),
                ConversionOptions.builder()
                        .outboundFirewall(new OutboundFirewall(List.of("10.0.0.0/8"), List.of("pypi.org")))
                        .build());
        assertThat(options)
                .extracting(each -> convert(minimal(), each).specHash())
                .doesNotHaveDuplicates()
                .doesNotContain(plain);
        JsonNode firewall = convert(minimal(), options.get(2)).spec().at("/firewallConfig/external");
        assertThat(firewall.get("outboundAllowCIDR")).isEqualTo(json("['10.0.0.0/8']"));
        assertThat(firewall.get("outboundAllowHostname")).isEqualTo(json("['pypi.org']"));
    }

    @Test
    void memoryRatio_withTheOption_isUpTo32AndMarksTheWorkload() {
        ConversionOptions options =
                ConversionOptions.builder().relaxedMemoryRatio(true).build();
        CronWorkload workload =
                convert(with("/C/resources", "{'limits': {'cpu': '100m', 'memory': '3200Mi'}}"), options);
        assertThat(workload.tags()).containsExactly(Map.entry("cpln/relaxMemoryToCpuRatio", "true"));
        assertThat(workload.overrides().get(0).memory()).isEqualTo("3200Mi");
    }

    @Test
    void fieldReferences_withTheOption_areMapped() {
        ConversionOptions options = ConversionOptions.builder()
                .putFieldReferences("metadata.name", "cpln://reference/metadata.name")
                .build();
        ObjectNode manifest =
                with("/C/env", "[{'name': 'POD', 'valueFrom': {'fieldRef': {'fieldPath': 'metadata.name'}}}]");
        assertThat(convert(manifest, options).overrides().get(0).env().get(0).value())
                .isEqualTo("cpln://reference/metadata.name");
    }

    @Test
    void secretsOfVariables_areInTheHashOnlyIfNoVolumeShowsThem() {
        String volume = "[{'name': 'k', 'secret': {'secretName': 'api'}}]";
        String mount = "[{'name': 'k', 'mountPath': '/k'}]";
        ObjectNode mounted = set(with("/P/volumes", volume), "/C/volumeMounts", mount);
        ObjectNode both = set(mounted.deepCopy(), "/C/env", "[{'name': 'A', 'value': 'cpln://secret/api.key'}]");
        assertThat(convert(both).specHash()).isEqualTo(convert(mounted).specHash());

        ObjectNode hidden = with(
                "/C/env",
                "[{'name': 'B', 'value': 'cpln://secret/db.url'}, {'name': 'A', 'value': 'cpln://secret/api.key'}]");
        assertThat(convert(hidden).specHash()).isEqualTo("8db44bb8cee4a28e2ea437829e2d6e1c");
        assertThat(convert(hidden).secrets()).containsExactly("api", "db");
    }

    @Test
    void secretsOfAVolume_thatNoMountShows_areNotRevealed() {
        ObjectNode manifest = set(
                with("/P/volumes", VOLUMES), "/C/volumeMounts", "[{'name': 'all', 'mountPath': '/c', 'subPath': 'c'}]");
        assertThat(convert(manifest).secrets()).containsExactly("b");
    }

    @Test
    void needs_areFoundWithoutFacts() {
        ObjectNode manifest =
                set(with("/C/envFrom", "[{'secretRef': {'name': 'settings'}}]"), "/P/serviceAccountName", "'runner'");
        set(manifest, "/P/imagePullSecrets", "[{'name': 'registry'}]");
        ManifestNeeds needs = JobManifestConverter.forGvc("my-org", "my-gvc").needs(manifest);
        assertThat(needs.revealed())
                .containsExactly(Map.entry("settings", "spec.template.spec.containers[0].envFrom[0].secretRef.name"));
        assertThat(needs.identities().keySet()).containsExactly("runner");
        assertThat(needs.pullSecrets().keySet()).containsExactly("registry");
        assertThat(needs.canConvertWithoutFacts()).isFalse();
        assertThat(JobManifestConverter.forGvc("my-org", "my-gvc")
                        .needs(minimal())
                        .canConvertWithoutFacts())
                .isTrue();
    }

    @Test
    void namedIdentity_withoutPermission_isAWarning() {
        ObjectNode manifest = set(
                with("/C/env", "[{'name': 'A', 'value': 'cpln://secret/api.key'}]"),
                "/P/serviceAccountName",
                "'runner'");
        PlatformFacts facts = new PlatformFacts(Map.of(), Map.of("runner", true), Map.of(), null, Set.of("db"));
        assertThat(convert(manifest, facts).warnings())
                .containsExactly(
                        "spec.template.spec.serviceAccountName is 'runner', which no policy permits to reveal the"
                                + " secrets api: add the permission reveal");
    }

    @Test
    void moreThanTwoHundredSecrets_areAProblem() {
        ObjectNode manifest = minimal();
        var env = new ObjectMapper().createArrayNode();
        for (int i = 0; i < 201; i++) {
            env.addObject().put("name", "V" + i).put("value", "cpln://secret/s" + i + ".k");
        }
        manifest.withObject("/spec/template/spec/containers/0").set("env", env);
        assertThat(catchThrowableOfType(InvalidManifestException.class, () -> convert(manifest))
                        .problems())
                .singleElement()
                .asString()
                .contains("reads 201 secrets: use at most 200");
    }
}
