/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a Kubernetes Job that Control Plane can run. Every other part was reported as a problem or a warning. */
record JobDefinition(@Nullable String name, @Nullable String generateName, Map<String, String> tags, Pod pod) {

    /** Returns this job with GPUs in its first container. */
    JobDefinition withGpu(Gpu gpu) {
        List<Container> containers = new ArrayList<>(pod.containers());
        if (!containers.isEmpty()) {
            containers.set(0, containers.get(0).withGpu(gpu));
        }
        return new JobDefinition(name, generateName, tags, pod.withContainers(containers));
    }

    /** The pod of a Job. The deadline is the smaller of those of the Job and of the pod. */
    record Pod(
            String restartPolicy,
            @Nullable Integer activeDeadlineSeconds,
            @Nullable String identity,
            @Nullable Integer filesystemGroupId,
            @Nullable Integer runAsUser,
            @Nullable Integer terminationGracePeriodSeconds,
            @Nullable ObjectNode extras,
            List<Container> containers) {

        private Pod withContainers(List<Container> others) {
            return new Pod(
                    restartPolicy,
                    activeDeadlineSeconds,
                    identity,
                    filesystemGroupId,
                    runAsUser,
                    terminationGracePeriodSeconds,
                    extras,
                    others);
        }
    }

    /** A container of a pod. A missing name or image, which was reported as a problem, is empty. */
    record Container(
            String name,
            String image,
            Resources resources,
            CommandLine commandLine,
            List<EnvironmentVariable> env,
            @Nullable String workingDir,
            List<VolumeMount> volumes,
            @Nullable ObjectNode lifecycle,
            @Nullable Gpu gpu) {

        private Container withGpu(Gpu added) {
            return new Container(name, image, resources, commandLine, env, workingDir, volumes, lifecycle, added);
        }
    }

    /** A program, or null for that of the image, and its arguments. */
    record CommandLine(@Nullable String command, List<String> args) {}
}
