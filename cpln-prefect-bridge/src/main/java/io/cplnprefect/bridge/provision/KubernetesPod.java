/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a worker's pod: volumes, mounts, variables and resources. Used once. */
final class KubernetesPod {

    private static final String REFERENCE = "cpln://secret/";

    private final Map<String, KubernetesData> data;
    private final Findings findings;
    private final StackWorker.Builder worker = StackWorker.builder().program(WorkerProgram.PYTHON);
    private final Map<String, String> volumes = new HashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> pullSecrets = new ArrayList<>();
    private final Set<String> mounted = new TreeSet<>();

    KubernetesPod(Map<String, KubernetesData> data, Findings findings) {
        this.data = data;
        this.findings = findings;
    }

    StackWorker.Builder worker() {
        return worker;
    }

    KubernetesDeployment result() {
        return new KubernetesDeployment(worker.environment(environment).build(), pullSecrets, mounted);
    }

    void image(String image, String path) {
        worker.image(image);
        findings.warning(path, "must contain Control Plane's Python package");
    }

    void pullSecret(String name) {
        pullSecrets.add(name);
    }

    void volume(Fields volume) {
        String name = volume.requiredText("name", "name the volume");
        Fields host = volume.object("hostPath");
        if (!host.isAbsent()) {
            boolean isDocker = String.valueOf(host.text("path")).endsWith("docker.sock");
            host.accept("type");
            volume.problem(
                    "hostPath",
                    isDocker ? "is the socket of Docker, which Control Plane does not have" : "is a folder of a node",
                    "remove it; the worker runs jobs on Control Plane");
            return;
        }
        Fields secret = volume.object("secret");
        Fields config = volume.object("configMap");
        Fields empty = volume.object("emptyDir");
        String source = secret.isAbsent() ? config.text("name") : secret.text("secretName");
        List.of("defaultMode", "optional")
                .forEach(key -> List.of(secret, config).forEach(each -> each.accept(key)));
        List.of("medium", "sizeLimit").forEach(empty::accept);
        List.of(secret, config, empty, volume).forEach(Fields::reportUnknown);
        if (name != null && source != null) {
            mounted.add(source);
            volumes.put(name, REFERENCE + source);
        } else if (name != null && !empty.isAbsent()) {
            volumes.put(name, "scratch://" + name);
        } else {
            volume.problem(
                    "name", "is that of a volume without a counterpart", "use a secret, a ConfigMap or emptyDir");
        }
    }

    void resources(Fields resources) {
        Fields requests = resources.object("requests");
        Fields limits = resources.object("limits");
        for (Fields sizes : List.of(requests, limits)) {
            String cpu = sizes.text("cpu");
            String memory = sizes.text("memory");
            if (cpu != null) {
                worker.cpu(cpu);
            }
            if (memory != null) {
                worker.memory(memory);
            }
            sizes.reportUnknown();
        }
        resources.reportUnknown();
    }

    void source(Fields source) {
        for (String kind : List.of("configMapRef", "secretRef")) {
            Fields reference = source.object(kind);
            allOf(source, kind, reference.text("name"));
            reference.accept("optional");
            reference.reportUnknown();
        }
        source.reportUnknown();
    }

    /** Adds all values of a Secret or ConfigMap as variables. */
    void allOf(Fields at, String field, @Nullable String name) {
        KubernetesData found = name == null ? null : data.get(name);
        if (found != null) {
            found.values()
                    .forEach((key, value) -> put(at, key, found.isSecret() ? REFERENCE + name + "." + key : value));
        } else if (name != null) {
            at.problem(field, "names " + name + ", which is in no document", "add the document");
        }
    }

    void variable(Fields variable) {
        String name = variable.requiredText("name", "name the variable");
        String value = variable.text("value");
        Fields from = variable.object("valueFrom");
        String reference = from.isAbsent() ? null : reference(from);
        from.reportUnknown();
        variable.reportUnknown();
        if (name != null) {
            put(variable, name, reference != null ? reference : value == null ? "" : value);
        }
    }

    private @Nullable String reference(Fields from) {
        Fields secret = from.object("secretKeyRef");
        Fields config = from.object("configMapKeyRef");
        Fields used = secret.isAbsent() ? config : secret;
        String name = used.requiredText("name", "name the object");
        String key = used.requiredText("key", "name the key");
        used.accept("optional");
        used.reportUnknown();
        if (used.isAbsent()) {
            findings.problem(from.path(), "has no counterpart on Control Plane", "use a secret or a ConfigMap");
        }
        if (name == null || key == null) {
            return null;
        }
        if (!secret.isAbsent()) {
            return REFERENCE + name + "." + key;
        }
        KubernetesData found = data.get(name);
        if (found == null || !found.values().containsKey(key)) {
            from.problem("configMapKeyRef", "names " + name + "." + key + ", which is in no document", "add it");
            return null;
        }
        return found.values().get(key);
    }

    private void put(Fields at, String name, String value) {
        if (name.equals("DOCKER_HOST")) {
            at.problem(
                    "name",
                    "is DOCKER_HOST: Control Plane has no Docker",
                    "remove it; the worker runs jobs on Control Plane");
        } else if (name.equals("PREFECT_API_URL")) {
            findings.warning(at.path(), "sets PREFECT_API_URL: the address of the server of the stack takes its place");
        } else {
            environment.put(name, value);
        }
    }

    void mount(Fields mount) {
        String name = mount.requiredText("name", "name the volume");
        String path = mount.requiredText("mountPath", "add the path");
        String subPath = mount.text("subPath");
        mount.accept("readOnly");
        mount.reportUnknown();
        String uri = name == null ? null : volumes.get(name);
        if (uri != null && path != null) {
            worker.putMounts(path, subPath == null || !uri.startsWith(REFERENCE) ? uri : uri + "." + subPath);
        } else if (name != null) {
            mount.problem(
                    "name",
                    "is '" + name + "', which is no volume that is converted",
                    "add the volume, or remove the mount");
        }
    }
}
