/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Deployment of a worker.
 *
 * @param worker the worker
 * @param pullSecrets the names of its pull secrets
 * @param mounted the names of the Secrets and ConfigMaps that it mounts
 */
record KubernetesDeployment(StackWorker worker, List<String> pullSecrets, Set<String> mounted) {

    static KubernetesDeployment read(Document document, Map<String, KubernetesData> data, Findings findings) {
        return new Reader(data, findings).read(new Fields(document.content(), "", findings));
    }

    private static final class Reader {

        private final KubernetesPod settings;
        private final Findings findings;

        Reader(Map<String, KubernetesData> data, Findings findings) {
            this.settings = new KubernetesPod(data, findings);
            this.findings = findings;
        }

        KubernetesDeployment read(Fields deployment) {
            deployment.accept("apiVersion");
            deployment.accept("kind");
            deployment.accept("status");
            String name = KubernetesWorkerReader.metadataName(deployment);
            if (name != null) {
                settings.worker().name(name);
            }
            Fields spec = deployment.requiredObject("spec", "add it");
            List.of("selector", "strategy", "revisionHistoryLimit", "progressDeadlineSeconds", "minReadySeconds")
                    .forEach(spec::accept);
            Integer replicas = spec.integer("replicas", 1, Integer.MAX_VALUE);
            if (replicas != null) {
                settings.worker().replicas(replicas);
            }
            Fields template = spec.requiredObject("template", "add it");
            template.accept("metadata");
            pod(template.requiredObject("spec", "add it"));
            List.of(template, spec, deployment).forEach(Fields::reportUnknown);
            return settings.result();
        }

        private void pod(Fields pod) {
            List.of(
                            "serviceAccountName",
                            "serviceAccount",
                            "restartPolicy",
                            "dnsPolicy",
                            "schedulerName",
                            "terminationGracePeriodSeconds")
                    .forEach(pod::accept);
            List.of("nodeSelector", "affinity", "tolerations", "securityContext", "priorityClassName")
                    .forEach(key -> pod.ignore(key, "has no counterpart on Control Plane and was ignored"));
            pod.refuse("initContainers", "has no counterpart on Control Plane", "put what they do into the image");
            pod.refuse("hostNetwork", "has no counterpart on Control Plane", "remove it");
            for (Fields secret : pod.objects("imagePullSecrets")) {
                String name = secret.requiredText("name", "name the secret");
                if (name != null) {
                    settings.pullSecret(name);
                }
            }
            pod.objects("volumes").forEach(settings::volume);
            List<Fields> containers = pod.objects("containers");
            if (containers.size() != 1) {
                pod.problem("containers", "has " + containers.size() + " items", "use the one container of the worker");
            }
            containers.forEach(this::container);
            pod.reportUnknown();
        }

        private void container(Fields container) {
            container.accept("name");
            container.accept("imagePullPolicy");
            for (String key : List.of(
                    "ports",
                    "livenessProbe",
                    "readinessProbe",
                    "startupProbe",
                    "securityContext",
                    "lifecycle",
                    "workingDir")) {
                container.ignore(key, "was ignored");
            }
            String image = container.requiredText("image", "use an image with Prefect and prefect-cpln");
            if (image != null) {
                settings.image(image, container.path("image"));
            }
            List<String> command = new ArrayList<>(container.texts("command"));
            command.addAll(container.texts("args"));
            WorkerArguments.read(command, container.path("args"), findings, settings.worker());
            settings.resources(container.object("resources"));
            container.objects("envFrom").forEach(settings::source);
            container.objects("env").forEach(settings::variable);
            container.objects("volumeMounts").forEach(settings::mount);
            container.reportUnknown();
        }
    }
}
