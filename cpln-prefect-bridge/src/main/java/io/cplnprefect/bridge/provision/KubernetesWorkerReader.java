/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.Problem;
import io.cplnprefect.cpln.secret.SecretDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the manifests of a worker. Every field is converted, reported as without effect, or refused. Used once. */
final class KubernetesWorkerReader {

    private static final Set<String> ACCESS =
            Set.of("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");

    private static final String RELEASE = "HelmRelease";

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, KubernetesData> data = new TreeMap<>();
    private final List<Document> deployments = new ArrayList<>();

    KubernetesWorker read(List<Document> documents) {
        documents.forEach(this::document);
        if (deployments.size() != 1) {
            problems.add(new Problem(
                    "",
                    "contains " + deployments.size() + " Deployments and files with values of a chart",
                    "use the one Deployment of the worker, or the values of its chart"));
        }
        KubernetesDeployment worker = null;
        for (Document each : deployments) {
            Findings findings = new Findings(false, each.positions());
            worker = worker(each, findings);
            add(findings);
        }
        if (worker == null || !problems.isEmpty()) {
            throw new InvalidManifestException(problems);
        }
        List<SecretDocument> secrets = new ArrayList<>();
        List<String> pullSecrets = new ArrayList<>(worker.pullSecrets());
        for (KubernetesData each : data.values()) {
            if (each.isDocker() && !pullSecrets.contains(each.name())) {
                pullSecrets.add(each.name());
            }
            if (each.isSecret() || worker.mounted().contains(each.name())) {
                secrets.add(each.secret());
            }
        }
        return new KubernetesWorker(worker.worker(), pullSecrets, secrets, warnings);
    }

    private KubernetesDeployment worker(Document document, Findings findings) {
        if (HelmValues.matches(document)) {
            return HelmValues.readFile(document, data, findings);
        }
        return document.content().path("kind").asText().equals(RELEASE)
                ? HelmValues.readRelease(document, data, findings)
                : KubernetesDeployment.read(document, data, findings);
    }

    private void add(Findings findings) {
        problems.addAll(findings.problems());
        warnings.addAll(findings.warnings());
    }

    private void document(Document document) {
        if (HelmValues.matches(document)) {
            deployments.add(document);
            return;
        }
        Findings findings = new Findings(false, document.positions());
        Fields fields = new Fields(document.content(), "", findings);
        String kind = fields.requiredText("kind", "use a Deployment");
        if (kind != null) {
            document(kind, document, fields, findings);
        }
        add(findings);
    }

    private void document(String kind, Document document, Fields fields, Findings findings) {
        if (kind.equals("Deployment") || kind.equals(RELEASE)) {
            deployments.add(document);
        } else if (kind.equals("Secret") || kind.equals("ConfigMap")) {
            fields.accept("apiVersion");
            String name = metadataName(fields);
            if (name != null) {
                data.put(name, KubernetesData.read(name, kind.equals("Secret"), fields));
                fields.reportUnknown();
            }
        } else if (ACCESS.contains(kind)) {
            findings.warning("kind", "is " + kind + ": the identity and policies of the stack take its place");
        } else if (kind.equals("Namespace")) {
            findings.warning("kind", "is Namespace: the GVC of the stack takes its place");
        } else {
            findings.problem(
                    "kind", "is '" + kind + "'", "remove the document, or create what it describes on Control Plane");
        }
    }

    /** Returns the name of a document, or null if it has none, which is reported. */
    static @Nullable String metadataName(Fields document) {
        Fields metadata = document.requiredObject("metadata", "add it with a name");
        metadata.accept("namespace");
        metadata.accept("labels");
        metadata.accept("annotations");
        String name = metadata.requiredText("name", "name the object");
        metadata.reportUnknown();
        return name;
    }
}
