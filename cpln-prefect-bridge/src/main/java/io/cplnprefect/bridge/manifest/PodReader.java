/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the pod of a Job. */
final class PodReader {

    private static final int MAX_CONTAINERS = 8;
    private static final int MAX_DEADLINE_SECONDS = 86_400;
    private static final int MAX_GRACE_SECONDS = 900;

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("initContainers", "run the steps in the command, or in the image"),
            Map.entry("ephemeralContainers", "remove it"),
            Map.entry("hostNetwork", "remove it"),
            Map.entry("hostPID", "remove it"),
            Map.entry("hostIPC", "remove it"),
            Map.entry("hostAliases", "use DNS names"),
            Map.entry("dnsConfig", "remove it"),
            Map.entry("priorityClassName", "remove it"),
            Map.entry("runtimeClassName", "remove it"),
            Map.entry("shareProcessNamespace", "remove it"));

    private final Reading reading;

    PodReader(Reading reading) {
        this.reading = reading;
    }

    JobDefinition.Pod read(Fields pod, @Nullable Integer jobDeadline) {
        onlyOnePod(pod);
        String restartPolicy = pod.text("restartPolicy");
        if (restartPolicy != null && !Set.of("Never", "OnFailure").contains(restartPolicy)) {
            pod.problem("restartPolicy", "is '" + restartPolicy + "'", "use Never or OnFailure");
        }
        SecurityReader security = new SecurityReader(pod);
        List<JobDefinition.Container> containers = containers(pod, security);
        JobDefinition.Pod read = new JobDefinition.Pod(
                restartPolicy == null ? "Never" : restartPolicy,
                smaller(jobDeadline, deadline(pod)),
                identity(pod),
                security.group(),
                security.user(pod),
                pod.integer("terminationGracePeriodSeconds", 0, MAX_GRACE_SECONDS),
                SchedulingReader.read(pod, reading),
                containers);
        pullSecrets(pod);
        REFUSED.keySet().stream()
                .sorted()
                .forEach(key ->
                        pod.refuse(key, "is not supported on Control Plane", Objects.requireNonNull(REFUSED.get(key))));
        pod.ignore("automountServiceAccountToken", "was ignored: jobs have no Kubernetes token");
        pod.ignore("enableServiceLinks", "was ignored: jobs have no variables for Kubernetes services");
        pod.acceptOnly("dnsPolicy", "ClusterFirst");
        pod.acceptOnly("schedulerName", "default-scheduler");
        pod.reportUnknown();
        return read;
    }

    private List<JobDefinition.Container> containers(Fields pod, SecurityReader security) {
        MountReader mounts = new MountReader(new VolumeReader(reading).read(pod.objects("volumes")), reading);
        List<Fields> all = pod.objects("containers");
        if (all.isEmpty() && !pod.isAbsent()) {
            pod.problem("containers", "is missing or empty", "add one container with a name and an image");
        } else if (all.size() > MAX_CONTAINERS) {
            pod.problem("containers", "has " + all.size() + " items", "use at most " + MAX_CONTAINERS);
        }
        ContainerReader reader = new ContainerReader(mounts, reading);
        List<JobDefinition.Container> containers = new ArrayList<>();
        for (Fields container : all) {
            security.container(container);
            containers.add(reader.read(container, containers.isEmpty()));
        }
        differentNames(all, containers);
        mounts.unmounted()
                .forEach(name -> reading.findings()
                        .warning(pod.path("volumes"), "has '" + name + "', which no container mounts"));
        return containers;
    }

    /** Kubernetes defines both fields in the Job; Prefect's templates have them in the pod. */
    static void onlyOnePod(Fields fields) {
        fields.integer("parallelism", 1, 1);
        fields.integer("completions", 1, 1);
    }

    static @Nullable Integer deadline(Fields fields) {
        return fields.integer("activeDeadlineSeconds", 1, MAX_DEADLINE_SECONDS);
    }

    private static @Nullable Integer smaller(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    private @Nullable String identity(Fields pod) {
        String identity = null;
        for (String key : List.of("service_account_name", "serviceAccount", "serviceAccountName")) {
            if (pod.text(key) == null) {
                continue;
            }
            String name = reading.objectName(pod, key, "identity");
            if (name != null && identity != null && !identity.equals(name)) {
                pod.problem(key, "is '" + name + "', but another field names '" + identity + "'", "use one of them");
            }
            identity = name == null ? identity : name;
            if (name != null) {
                reading.needs().identity(name, pod.path(key));
            }
        }
        return identity;
    }

    private void pullSecrets(Fields pod) {
        for (Fields reference : pod.objects("imagePullSecrets")) {
            String name = reading.objectName(reference, "name", "secret");
            reference.reportUnknown();
            if (name != null) {
                reading.needs().pullSecret(name, reference.path("name"));
            }
        }
    }

    private static void differentNames(List<Fields> all, List<JobDefinition.Container> containers) {
        Map<String, String> paths = new HashMap<>();
        for (int i = 0; i < containers.size(); i++) {
            String name = containers.get(i).name();
            String earlier =
                    name.isEmpty() ? null : paths.putIfAbsent(name, all.get(i).path());
            if (earlier != null) {
                all.get(i).problem("name", "is '" + name + "', the name of " + earlier, "rename one of them");
            }
        }
    }
}
