/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.Position;
import io.cplnprefect.core.document.Positions;
import io.cplnprefect.core.document.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the documents of a file of Kubernetes manifests. Not thread-safe. */
final class ManifestFileReader {

    private final List<Document> jobs = new ArrayList<>();
    private final Map<String, List<String>> pullSecrets = new HashMap<>();
    private final Map<String, SecretFact> secrets = new HashMap<>();
    private final Map<String, String> volumeSets = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void read(Document document) {
        Findings findings = new Findings(false, document.positions());
        Fields fields = new Fields(document.content(), "", findings);
        String kind = fields.requiredText("kind", "use a Job");
        if (kind != null) {
            read(kind, document, fields, findings);
        }
        problems.addAll(findings.problems());
        warnings.addAll(findings.warnings());
    }

    private void read(String kind, Document document, Fields fields, Findings findings) {
        switch (kind) {
            case "Job" -> jobs.add(document);
            case "List" -> items(document, fields);
            case "Secret", "ConfigMap" -> secret(fields, findings);
            case "PersistentVolumeClaim" -> volumeSet(fields, findings);
            case "ServiceAccount" -> serviceAccount(fields);
            default ->
                fields.problem(
                        "kind",
                        "is '" + kind + "'",
                        "remove the document: only Jobs are converted; Secrets, ConfigMaps, PersistentVolumeClaims and"
                                + " ServiceAccounts may be in the file");
        }
    }

    private void items(Document list, Fields fields) {
        fields.accept("apiVersion");
        fields.accept("metadata");
        JsonNode items = fields.node("items");
        fields.reportUnknown();
        if (!(items instanceof ArrayNode)) {
            fields.problem("items", "is no array", "list the manifests");
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            read(new Document(items.get(i), within(list.positions(), Fields.pathOf("items", i))));
        }
    }

    /** The paths of an item begin at the item, as if it were a document of its own. */
    private static Positions within(Positions positions, String path) {
        Map<String, Position> inner = new HashMap<>();
        positions.byPath().forEach((key, position) -> {
            if (key.equals(path)) {
                inner.put("", position);
            } else if (key.startsWith(path + ".")) {
                inner.put(key.substring(path.length() + 1), position);
            } else if (key.startsWith(path + "[")) {
                inner.put(key.substring(path.length()), position);
            }
        });
        return new Positions(inner);
    }

    /** Reads the type and the keys. The values are not kept. */
    private void secret(Fields document, Findings findings) {
        String name = name(document, findings, "create a secret of the same name and keys on Control Plane");
        String kubernetesType = document.text("type");
        Set<String> keys = new HashSet<>();
        for (String part : List.of("data", "stringData", "binaryData")) {
            document.object(part).each((key, value) -> keys.add(key));
        }
        document.accept("immutable");
        document.reportUnknown();
        if (name != null) {
            secrets.put(name, SecretFact.of(type(kubernetesType, keys), keys));
        }
    }

    private static String type(@Nullable String kubernetesType, Set<String> keys) {
        return switch (Objects.requireNonNullElse(kubernetesType, "")) {
            case "kubernetes.io/dockerconfigjson" -> "docker";
            case "kubernetes.io/basic-auth" -> "userpass";
            case "kubernetes.io/tls" -> "tls";
            default -> keys.contains("payload") ? "opaque" : "dictionary";
        };
    }

    private void volumeSet(Fields document, Findings findings) {
        String name = name(document, findings, "create a volume set of the same name with fileSystemType shared");
        document.accept("spec");
        document.reportUnknown();
        if (name != null) {
            volumeSets.put(name, "shared");
        }
    }

    private static @Nullable String name(Fields document, Findings findings, String hint) {
        document.accept("apiVersion");
        document.accept("status");
        String name = document.requiredObject("metadata", "add the name").requiredText("name", "name the object");
        findings.warning("kind", "is " + document.text("kind") + ", which is not created: " + hint);
        return name;
    }

    private void serviceAccount(Fields document) {
        document.accept("apiVersion");
        Fields metadata = document.requiredObject("metadata", "add the name");
        String name = metadata.requiredText("name", "name the account");
        metadata.ignore("annotations", "were ignored: permissions of jobs come from policies of Control Plane");
        List<String> names = new ArrayList<>();
        for (Fields reference : document.objects("imagePullSecrets")) {
            String secret = reference.requiredText("name", "name the secret");
            reference.reportUnknown();
            if (secret != null) {
                names.add(secret);
            }
        }
        document.ignore("secrets", "were ignored: jobs have no Kubernetes token");
        document.ignore("automountServiceAccountToken", "was ignored: jobs have no Kubernetes token");
        document.reportUnknown();
        if (name != null) {
            pullSecrets.put(name, names);
        }
    }

    ManifestFile file() {
        if (!problems.isEmpty()) {
            throw new InvalidManifestException(problems);
        }
        return new ManifestFile(
                jobs.stream().map(this::manifest).toList(),
                new PlatformFacts(secrets, Map.of(), volumeSets, null, null),
                warnings);
    }

    private JobManifest manifest(Document document) {
        ObjectNode content = (ObjectNode) document.content().deepCopy();
        if (content.at("/spec/template/spec") instanceof ObjectNode pod) {
            String account = pod.path("serviceAccountName")
                    .asText(pod.path("serviceAccount").asText());
            JsonNode given = pod.path("imagePullSecrets");
            List<String> added = pullSecrets.getOrDefault(account, List.of());
            if (!added.isEmpty() && (given.isArray() || given.isMissingNode())) {
                ArrayNode all = given instanceof ArrayNode array ? array : pod.putArray("imagePullSecrets");
                added.forEach(name -> all.addObject().put("name", name));
            }
        }
        return JobManifest.of(content, document.positions());
    }
}
