/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.internal.Fields;
import io.cplnprefect.bridge.internal.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a Job and its pod. Unsupported fields are reported as problems and never ignored silently. */
final class JobManifestReader {

    private static final int MAX_CONTAINERS = 8;
    private static final int MAX_DEADLINE_SECONDS = 86_400;
    private static final int MAX_GRACE_SECONDS = 900;
    private static final int MAX_USER_ID = 65_534;
    /** The user id of Control Plane's proxy. */
    private static final int RESERVED_USER_ID = 1337;

    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,62}[a-z0-9])?");

    private static final Map<String, String> REFUSED_POD_FIELDS = Map.ofEntries(
            Map.entry("initContainers", "run the steps in the command, or in the image"),
            Map.entry(
                    "imagePullSecrets",
                    "add the secret to the GVC's pull secrets (spec.pullSecretLinks) and remove it here"),
            Map.entry("nodeSelector", "choose a location instead"),
            Map.entry("affinity", "choose a location instead"),
            Map.entry("tolerations", "choose a location instead"),
            Map.entry("topologySpreadConstraints", "choose a location instead"),
            Map.entry("hostNetwork", "remove it"),
            Map.entry("hostPID", "remove it"),
            Map.entry("hostIPC", "remove it"),
            Map.entry("hostAliases", "use DNS names"),
            Map.entry("dnsConfig", "remove it"),
            Map.entry("priorityClassName", "remove it"),
            Map.entry("runtimeClassName", "remove it"),
            Map.entry("shareProcessNamespace", "remove it"));

    private final Findings findings;

    private JobManifestReader(Findings findings) {
        this.findings = findings;
    }

    /** Reads the manifest. The result may be used only if no problem was found. */
    static JobManifest read(ObjectNode manifest, Findings findings) {
        return new JobManifestReader(findings).job(new Fields(manifest, "", findings));
    }

    private JobManifest job(Fields job) {
        mustBe(job, "apiVersion", "batch/v1");
        mustBe(job, "kind", "Job");
        Fields metadata = job.object("metadata");
        Fields spec = job.requiredObject("spec", "add a spec with a pod template");
        Fields template = spec.requiredObject("template", "add a pod template");
        Fields pod = template.requiredObject("spec", "add a pod spec with one container");

        String namespace = metadata.text("namespace");
        Map<String, String> tags = CommandTags.read(metadata.object("labels"), findings);
        metadata.accept("name");
        metadata.accept("generateName");
        metadata.ignore("annotations", "are not supported on Control Plane and were ignored");
        metadata.reportUnknown();

        Integer jobDeadline = deadline(spec);
        onlyOnePod(spec);
        spec.integer("backoffLimit", 0, 0);
        spec.ignore("ttlSecondsAfterFinished", "was ignored: unused workloads are deleted by the orphan cleanup");
        spec.accept("suspend");
        spec.reportUnknown();
        template.ignore("metadata", "was ignored: only the labels of the Job become tags");
        template.reportUnknown();
        job.reportUnknown();

        return pod(pod, namespace, tags, jobDeadline);
    }

    private JobManifest pod(
            Fields pod, @Nullable String namespace, Map<String, String> tags, @Nullable Integer jobDeadline) {
        onlyOnePod(pod);
        String restartPolicy = pod.text("restartPolicy");
        if (restartPolicy != null && !Set.of("Never", "OnFailure").contains(restartPolicy)) {
            pod.problem("restartPolicy", "is '" + restartPolicy + "'", "use Never or OnFailure");
        }
        Integer podDeadline = deadline(pod);
        String identity = identity(pod);
        Fields security = pod.object("securityContext");
        Integer group = security.integer("fsGroup", 1, MAX_USER_ID);
        Integer user = userId(security);
        security.reportUnknown();
        Integer grace = pod.integer("terminationGracePeriodSeconds", 0, MAX_GRACE_SECONDS);
        VolumeReader volumes = new VolumeReader(pod.objects("volumes"));

        List<Fields> containerFields = pod.objects("containers");
        if (containerFields.isEmpty() && !pod.isAbsent()) {
            pod.problem("containers", "is missing or empty", "add one container with a name and an image");
        } else if (containerFields.size() > MAX_CONTAINERS) {
            pod.problem("containers", "has " + containerFields.size() + " items", "use at most " + MAX_CONTAINERS);
        }
        ContainerReader reader = new ContainerReader(volumes, identity != null);
        List<JobManifest.Container> containers = new ArrayList<>();
        List<@Nullable Integer> users = new ArrayList<>();
        for (Fields fields : containerFields) {
            users.add(containerUser(fields, user));
            containers.add(reader.read(fields, containers.isEmpty()));
        }
        differentNames(pod, containers);
        REFUSED_POD_FIELDS.keySet().stream()
                .sorted()
                .forEach(key -> pod.refuse(
                        key, "is not supported on Control Plane", Objects.requireNonNull(REFUSED_POD_FIELDS.get(key))));
        pod.reportUnknown();

        return new JobManifest(
                namespace,
                tags,
                restartPolicy == null ? "Never" : restartPolicy,
                smaller(jobDeadline, podDeadline),
                identity,
                group,
                sameUser(pod, users),
                grace,
                containers);
    }

    private static void mustBe(Fields fields, String key, String value) {
        String actual = fields.text(key);
        if (!value.equals(actual)) {
            fields.problem(key, actual == null ? "is missing" : "is '" + actual + "'", "use '" + value + "'");
        }
    }

    /** Kubernetes defines both fields in the Job; Prefect's templates have them in the pod. */
    private static void onlyOnePod(Fields fields) {
        fields.integer("parallelism", 1, 1);
        fields.integer("completions", 1, 1);
    }

    private static @Nullable Integer deadline(Fields fields) {
        return fields.integer("activeDeadlineSeconds", 1, MAX_DEADLINE_SECONDS);
    }

    private static @Nullable Integer smaller(@Nullable Integer one, @Nullable Integer other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }

    private static @Nullable String identity(Fields pod) {
        String identity = null;
        for (String key : List.of("service_account_name", "serviceAccount", "serviceAccountName")) {
            String name = pod.text(key);
            if (name != null && !NAME.matcher(name).matches()) {
                pod.problem(key, "is '" + name + "'", "use the name of an identity in the GVC");
            }
            identity = name == null ? identity : name;
        }
        return identity;
    }

    private static @Nullable Integer containerUser(Fields container, @Nullable Integer podUser) {
        Fields security = container.object("securityContext");
        Integer user = userId(security);
        security.reportUnknown();
        return user == null ? podUser : user;
    }

    private static @Nullable Integer userId(Fields security) {
        Integer user = security.integer("runAsUser", 1, MAX_USER_ID);
        if (user != null && user == RESERVED_USER_ID) {
            security.problem(
                    "runAsUser", "is " + user + ", which is reserved for Control Plane", "use another user id");
        }
        return user;
    }

    private static @Nullable Integer sameUser(Fields pod, List<@Nullable Integer> users) {
        if (users.stream().distinct().count() > 1) {
            pod.problem(
                    "containers",
                    "run as different users",
                    "use the same securityContext.runAsUser for all containers");
        }
        return users.isEmpty() ? null : users.get(0);
    }

    private static void differentNames(Fields pod, List<JobManifest.Container> containers) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            String name = containers.get(i).override().name();
            if (!name.isEmpty() && !names.add(name)) {
                pod.problem("containers", "has the name '" + name + "' twice", "rename the container at index " + i);
            }
        }
    }
}
