/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.VolumeMount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a Kubernetes Job that Control Plane can run. Every other part was reported as a problem or a warning. */
record JobManifest(
        @Nullable String namespace,
        Map<String, String> commandTags,
        String restartPolicy,
        @Nullable Integer activeDeadlineSeconds,
        @Nullable String identity,
        @Nullable Integer filesystemGroupId,
        @Nullable Integer runAsUser,
        @Nullable Integer terminationGracePeriodSeconds,
        List<Container> containers) {

    /**
     * A container: what one job runs in it, and what all jobs of the workload share. A missing name or image, which was reported
     * as a problem, is empty.
     */
    record Container(
            ContainerOverride override,
            @Nullable String workingDir,
            List<VolumeMount> volumes,
            @Nullable ObjectNode lifecycle) {}
}
