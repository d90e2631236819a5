/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static io.cplnprefect.bridge.manifest.Manifests.convert;
import static io.cplnprefect.bridge.manifest.Manifests.json;
import static io.cplnprefect.bridge.manifest.Manifests.minimal;
import static io.cplnprefect.bridge.manifest.Manifests.set;
import static io.cplnprefect.bridge.manifest.Manifests.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The hashes are those of Control Plane's Python integration, so workloads are shared with it. */
class SpecHashTest {

    private static final ObjectNode DEFAULTS = convert(minimal()).spec();

    @Test
    void hash_ofTheDefaults_isPythons() {
        assertThat(SpecHash.of(DEFAULTS)).isEqualTo("f5cc4d7ad398f5df367bbabe14579cba");
    }

    @Test
    void hash_withNamedIdentity_isPythons() {
        CronWorkload workload = convert(with("/P/serviceAccountName", "'runner'"));
        assertThat(workload.specHash()).isEqualTo("c323342a4db240624f0d5a2462b2e46e");
    }

    @Test
    void hash_withVolume_isPythons() {
        ObjectNode spec = DEFAULTS.deepCopy();
        container(spec).set("volumes", json("[{'path': '/root/.ssh', 'uri': 'cpln://secret/git-key'}]"));
        assertThat(SpecHash.of(spec)).isEqualTo("7a22a293f391c1d36e7c40e98a102382");
    }

    @Test
    void hash_ofAManifestWithASecretVolume_isPythons() {
        ObjectNode manifest = set(
                with("/P/volumes", "[{'name': 'key', 'secret': {'secretName': 'git-key'}}]"),
                "/C/volumeMounts",
                "[{'name': 'key', 'mountPath': '/root/.ssh'}]");
        assertThat(convert(manifest).specHash()).isEqualTo("7a22a293f391c1d36e7c40e98a102382");
    }

    @Test
    void hash_withWorkingDirectoryAndDeadline_isPythons() {
        ObjectNode spec = DEFAULTS.deepCopy();
        container(spec).put("workingDir", "/opt/prefect");
        spec.withObjectProperty("job").put("activeDeadlineSeconds", 3600);
        assertThat(SpecHash.of(spec)).isEqualTo("0174f47209e3ed0abb7537434b8769f8");
    }

    @Test
    void hash_withNonAsciiText_isPythons() {
        CronWorkload workload = convert(with("/C/workingDir", "'/öpt'"));
        assertThat(workload.specHash()).isEqualTo("e2da9077188f8ddf3d53f67837c70b94");
    }

    @Test
    void hash_withSecrets_dependsOnTheirNamesOnly() {
        String hash = SpecHash.of(DEFAULTS, List.of("db", "api", "db"));
        assertThat(hash).isEqualTo("8db44bb8cee4a28e2ea437829e2d6e1c");
        assertThat(SpecHash.of(DEFAULTS, List.of("api", "db"))).isEqualTo(hash);
        assertThat(SpecHash.of(DEFAULTS, List.of())).isEqualTo(SpecHash.of(DEFAULTS));
        assertThat(DEFAULTS.has("x-prefect-secrets")).isFalse();
    }

    @Test
    void json_withEveryKindOfText_isWrittenAsPythonDoes() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("b", "\"\\/\b\f\n\r\t\u0001\u007f~é€😀").putNull("a");
        node.putArray("\uFF5E").add(true).add(12345678901234L);
        node.putObject("😀");
        assertThat(PythonJson.write(node))
                .isEqualTo(
                        "{\"a\": null, \"b\": \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f~\\u00e9\\u20ac\\ud83d\\ude00\","
                                + " \"\\uff5e\": [true, 12345678901234], \"\\ud83d\\ude00\": {}}");
    }

    @Test
    void hash_ofAFraction_isRefused() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("a", 0.5);
        assertThatThrownBy(() -> SpecHash.of(node)).hasMessage("Invalid number 0.5 in a spec: expected an integer");
    }

    @Property
    void hash_doesNotDependOnTheOrderOfKeys(@ForAll long seed) {
        assertThat(SpecHash.of(shuffled(DEFAULTS, new Random(seed)))).isEqualTo(SpecHash.of(DEFAULTS));
    }

    private static ObjectNode shuffled(ObjectNode node, Random random) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
        Collections.shuffle(entries, random);
        ObjectNode shuffled = node.objectNode();
        entries.forEach(entry -> shuffled.set(
                entry.getKey(),
                entry.getValue() instanceof ObjectNode object ? shuffled(object, random) : entry.getValue()));
        return shuffled;
    }

    private static ObjectNode container(ObjectNode spec) {
        return (ObjectNode) spec.withArray("containers").get(0);
    }
}
