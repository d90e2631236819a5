/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of Prefect's Helm chart for workers, in a file of their own or in a HelmRelease. Pool and queue are also accepted as {@code
 * workPool.name} and {@code workQueueName}, as charts that wrap it name them.
 */
final class HelmValues {

    private static final String STACK_SERVER = "was ignored: the server of the stack takes its place";
    private static final String STACK_ACCESS = "was ignored: the identity and policies of the stack take its place";

    private final KubernetesPod pod;

    private HelmValues(Map<String, KubernetesData> data, Findings findings) {
        this.pod = new KubernetesPod(data, findings);
    }

    /** Returns whether a document without a kind contains values of the chart. */
    static boolean matches(Document document) {
        return !document.content().has("kind")
                && (document.content().has("worker") || document.content().has("workPool"));
    }

    static KubernetesDeployment readFile(Document document, Map<String, KubernetesData> data, Findings findings) {
        return new HelmValues(data, findings).values(new Fields(document.content(), "", findings));
    }

    static KubernetesDeployment readRelease(Document document, Map<String, KubernetesData> data, Findings findings) {
        Fields release = new Fields(document.content(), "", findings);
        List.of("apiVersion", "kind", "metadata", "status").forEach(release::accept);
        Fields spec = release.requiredObject("spec", "add it");
        spec.refuse("valuesFrom", "names values in other objects", "add them to values");
        KubernetesDeployment worker =
                new HelmValues(data, findings).values(spec.requiredObject("values", "add the values of the chart"));
        release.reportUnknown();
        return worker;
    }

    private KubernetesDeployment values(Fields values) {
        Fields worker = values.object("worker");
        Fields config = worker.object("config");
        pool(values, config);
        queues(values, config);
        String name = values.text("fullnameOverride");
        if (name != null) {
            pod.worker().name(name);
        }
        Integer limit = config.integer("limit", 1, Integer.MAX_VALUE);
        if (limit != null) {
            pod.worker().limit(limit);
        }
        for (String key : List.of("type", "name", "http2", "queryInterval", "prefetchSeconds", "installPolicy")) {
            config.ignore(key, "was ignored");
        }
        config.ignore("baseJobTemplate", "was ignored: the stack creates the work pool with a template of its own");
        worker(worker);
        List.of("nameOverride", "namespaceOverride", "commonLabels", "commonAnnotations")
                .forEach(values::accept);
        List.of("serviceAccount", "role", "rolebinding").forEach(key -> values.ignore(key, STACK_ACCESS));
        List.of(config, worker, values).forEach(Fields::reportUnknown);
        return pod.result();
    }

    private void pool(Fields values, Fields config) {
        Fields workPool = values.object("workPool");
        String pool = workPool.text("name");
        String ofChart = config.text("workPool");
        workPool.reportUnknown();
        if (pool != null && ofChart != null && !pool.equals(ofChart)) {
            workPool.problem("name", "is not worker.config.workPool, '" + ofChart + "'", "remove one of them");
        }
        String named = pool == null ? ofChart : pool;
        if (named == null) {
            config.problem("workPool", "is missing", "name the work pool");
        } else {
            pod.worker().workPool(named);
        }
    }

    private void queues(Fields values, Fields config) {
        String queue = values.text("workQueueName");
        if (queue != null) {
            pod.worker().addWorkQueues(queue);
        }
        pod.worker().addAllWorkQueues(config.texts("workQueues"));
    }

    private void worker(Fields worker) {
        image(worker.object("image"));
        Integer replicas = worker.integer("replicaCount", 1, Integer.MAX_VALUE);
        if (replicas != null) {
            pod.worker().replicas(replicas);
        }
        pod.resources(worker.object("resources"));
        pod.allOf(worker, "extraEnvVarsCM", worker.text("extraEnvVarsCM"));
        pod.allOf(worker, "extraEnvVarsSecret", worker.text("extraEnvVarsSecret"));
        worker.objects("extraEnvVars").forEach(pod::variable);
        worker.objects("extraVolumes").forEach(pod::volume);
        worker.objects("extraVolumeMounts").forEach(pod::mount);
        worker.refuse("extraContainers", "has no counterpart on Control Plane", "use the one container of the worker");
        worker.refuse("initContainer", "has no counterpart on Control Plane", "put what it does into the image");
        List.of(
                        "apiConfig",
                        "cloudApiConfig",
                        "serverApiConfig",
                        "selfHostedServerApiConfig",
                        "selfManagedCloudApiConfig")
                .forEach(key -> worker.ignore(key, STACK_SERVER));
        List.of("podLabels", "podAnnotations", "clusterUid").forEach(worker::accept);
        for (String key : List.of(
                "podSecurityContext",
                "containerSecurityContext",
                "livenessProbe",
                "affinity",
                "nodeSelector",
                "tolerations",
                "priorityClassName",
                "revisionHistoryLimit")) {
            worker.ignore(key, "has no counterpart on Control Plane and was ignored");
        }
    }

    private void image(Fields image) {
        List.of("pullPolicy", "debug").forEach(image::accept);
        image.texts("pullSecrets").forEach(pod::pullSecret);
        String repository = image.text("repository");
        String tag = tag(image);
        if (repository != null) {
            pod.image(tag == null ? repository : repository + ":" + tag, image.path("repository"));
        }
        image.reportUnknown();
    }

    private static @Nullable String tag(Fields image) {
        String chart = image.text("prefectTag");
        String plain = image.text("tag");
        return chart == null ? plain : chart;
    }
}
