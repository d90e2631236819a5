/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import static io.cplnprefect.bridge.manifest.Manifests.convert;
import static io.cplnprefect.bridge.manifest.Manifests.convertStandalone;
import static io.cplnprefect.bridge.manifest.Manifests.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every value of a manifest has an effect: on the result, on a warning, or on a problem. */
class NoSilentLossTest {

    private static final ConversionOptions LENIENT =
            ConversionOptions.builder().lenient(true).build();

    private static final PlatformFacts FACTS =
            new PlatformFacts(Map.of("s", SecretFact.of("dictionary", Set.of("K"))), Map.of(), Map.of(), null, null);

    private static final String VOLUMES =
            "[{'name': 'a', 'emptyDir': {'medium': 'Memory'}}, {'name': 'b', 'secret': {'secretName': 's', 'defaultMode': 256}}]";

    /** Values that are accepted although they change nothing, as the guide says. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("imagePullPolicy", "suspend", "namespace");

    private static final Set<String> WITHOUT_EFFECT_IF_SHARED = Set.of("name", "generateName");

    private static final List<String[]> ACCEPTED = List.of(new String[][] {
        {"/metadata/name", "'nightly'"},
        {"/metadata/generateName", "'etl-'"},
        {"/metadata/namespace", "'my-gvc'"},
        {"/metadata/labels", "{'team': 'data', 'Stage': 'Prod!'}"},
        {"/metadata/annotations", "{'note': 'x'}"},
        {"/spec/ttlSecondsAfterFinished", "60"},
        {"/spec/activeDeadlineSeconds", "90"},
        {"/spec/suspend", "true"},
        {"/spec/template/metadata", "{'labels': {'app': 'etl'}}"},
        {"/P/restartPolicy", "'OnFailure'"},
        {"/P/serviceAccountName", "'runner'"},
        {"/P/terminationGracePeriodSeconds", "45"},
        {"/P/securityContext", "{'fsGroup': 1000, 'runAsUser': 1000}"},
        {"/P/imagePullSecrets", "[{'name': 'harbor'}]"},
        {"/P/automountServiceAccountToken", "true"},
        {"/C/volumeMounts", "[{'name': 'a', 'mountPath': '/a'}, {'name': 'b', 'mountPath': '/b', 'subPath': 'k'}]"},
        {"/C/command", "['python', '-m']"},
        {"/C/args", "['etl', '--full']"},
        {"/C/workingDir", "'/app'"},
        {"/C/imagePullPolicy", "'Always'"},
        {"/C/env", "[{'name': 'A', 'value': 'a'}, {'name': 'B', 'value': 7}, {'name': 'A', 'value': 'c'}]"},
        {"/C/envFrom", "[{'secretRef': {'name': 's'}, 'prefix': 'P_'}]"},
        {"/C/resources", "{'limits': {'cpu': '2', 'memory': '1Gi'}, 'requests': {'cpu': '1', 'memory': '512Mi'}}"},
        {"/C/lifecycle", "{'preStop': {'exec': {'command': ['a', 'b']}}}"},
        {"/C/ports", "[{'containerPort': 80}]"},
        {"/C/livenessProbe", "{'exec': {'command': ['x']}}"},
    });

    private static final List<String[]> REFUSED = List.of(new String[][] {
        {"/metadata/finalizers", "['x']"},
        {"/spec/backoffLimit", "4"},
        {"/spec/parallelism", "2"},
        {"/spec/completionMode", "'Indexed'"},
        {"/P/nodeSelector", "{'disk': 'ssd'}"},
        {"/P/tolerations", "[{'key': 'gpu', 'operator': 'Exists'}]"},
        {"/P/dnsPolicy", "'Default'"},
        {"/P/hostNetwork", "true"},
        {"/P/initContainers", "[{'name': 'i', 'image': 'i'}]"},
        {"/C/securityContext", "{'runAsGroup': 5}"},
        {"/C/stdin", "true"},
        {"/C/lifecycle", "{'preStop': {'sleep': {'seconds': 1}}}"},
    });

    @Property(tries = 300)
    void leaf_ofAnyManifest_hasAnEffect(@ForAll("manifests") ObjectNode manifest) {
        for (String leaf : leaves(manifest)) {
            String field = leaf.substring(leaf.lastIndexOf('/') + 1);
            if (WITHOUT_EFFECT.contains(field) || leaf.equals("/kind") || leaf.equals("/apiVersion")) {
                continue;
            }
            ObjectNode without = without(manifest, leaf);
            StandaloneWorkload standalone = standalone(manifest, LENIENT);
            if (!isWarnedOf(leaf, standalone.warnings())) {
                assertThat(standalone)
                        .as("standalone, " + leaf)
                        .isNotEqualTo(outcome(() -> standalone(without, LENIENT)));
            }
            CronWorkload shared = shared(manifest, LENIENT);
            boolean noEffect = leaf.startsWith("/metadata") && WITHOUT_EFFECT_IF_SHARED.contains(field);
            if (!noEffect && !isWarnedOf(leaf, shared.warnings())) {
                assertThat(shared).as("shared, " + leaf).isNotEqualTo(outcome(() -> shared(without, LENIENT)));
            }
        }
    }

    private static Object outcome(Supplier<Object> conversion) {
        try {
            return conversion.get();
        } catch (InvalidManifestException e) {
            return e.problems();
        }
    }

    /** A warning about an object is one about all that it contains. */
    private static boolean isWarnedOf(String leaf, List<String> warnings) {
        String path = "";
        for (String part : leaf.substring(1).split("/", -1)) {
            path = part.matches("[0-9]+")
                    ? Fields.pathOf(path, Integer.parseInt(part))
                    : Fields.pathOf(path, part.replace("~1", "/"));
            String begin = path + " ";
            if (warnings.stream().anyMatch(warning -> warning.startsWith(begin))) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 200)
    void field_thatIsRefused_isAProblemInAnyManifest(
            @ForAll("manifests") ObjectNode manifest, @ForAll("refused") String[] field) {
        set(manifest, field[0], field[1]);
        String name = field[0].substring(field[0].lastIndexOf('/') + 1);
        for (Runnable conversion : List.<Runnable>of(
                () -> standalone(manifest, ConversionOptions.DEFAULT),
                () -> shared(manifest, ConversionOptions.DEFAULT))) {
            assertThatThrownBy(conversion::run)
                    .isInstanceOf(InvalidManifestException.class)
                    .hasMessageContaining(name);
        }
    }

    @Provide
    Arbitrary<String[]> refused() {
        return Arbitraries.of(REFUSED);
    }

    @Provide
    Arbitrary<ObjectNode> manifests() {
        Arbitrary<Set<String[]>> fields =
                Arbitraries.of(ACCEPTED).set().ofMinSize(1).ofMaxSize(8);
        Arbitrary<String> unknown = Combinators.combine(
                        Arbitraries.of("/metadata/", "/spec/", "/P/", "/C/", "/C/resources/", "/P/securityContext/"),
                        Arbitraries.strings().alpha().ofMinLength(5).ofMaxLength(9))
                .as((parent, name) -> parent + "x" + name);
        return Combinators.combine(fields, unknown).as((chosen, extra) -> {
            ObjectNode manifest = set(Manifests.minimal(), extra, "'value'");
            set(manifest, "/P/volumes", VOLUMES);
            chosen.forEach(field -> set(manifest, field[0], field[1]));
            return manifest;
        });
    }

    private static CronWorkload shared(ObjectNode manifest, ConversionOptions options) {
        return JobManifestConverter.forGvc("my-org", "my-gvc").with(options).convert(manifest, FACTS);
    }

    private static StandaloneWorkload standalone(ObjectNode manifest, ConversionOptions options) {
        return convertStandalone(manifest, FACTS, options);
    }

    private static List<String> leaves(JsonNode node) {
        List<String> found = new ArrayList<>();
        collect(node, "", found);
        return found;
    }

    private static void collect(JsonNode node, String pointer, List<String> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(),
                            pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, found);
            }
        } else {
            found.add(pointer);
        }
    }

    private static ObjectNode without(ObjectNode manifest, String pointer) {
        ObjectNode copy = manifest.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else {
            ((ObjectNode) parent).remove(last);
        }
        return copy;
    }

    @Property(tries = 200)
    void hash_ignoresWhatACommandOverrides(
            @ForAll("images") String image, @ForAll("words") List<String> args, @ForAll("millicores") int cpu) {
        ObjectNode manifest = Manifests.with("/C/image", "'" + image + "'");
        ArrayNode words =
                manifest.withObject("/spec/template/spec/containers/0").putArray("args");
        args.forEach(words::add);
        set(manifest, "/C/env", "[{'name': 'A', 'value': '" + image + "'}]");
        set(manifest, "/C/resources", "{'limits': {'cpu': '" + cpu + "m', 'memory': '64Mi'}}");
        set(manifest, "/metadata/labels", "{'team': 'x" + cpu + "'}");
        set(manifest, "/spec/activeDeadlineSeconds", String.valueOf(cpu));
        assertThat(convert(manifest).specHash()).isEqualTo("f5cc4d7ad398f5df367bbabe14579cba");
    }

    @Provide
    Arbitrary<String> images() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings().ofMaxLength(10).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Integer> millicores() {
        return Arbitraries.integers().between(25, 4000);
    }
}
