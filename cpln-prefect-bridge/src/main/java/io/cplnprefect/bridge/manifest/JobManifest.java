/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a Kubernetes Job that Control Plane can run, after every other part was refused or warned about. */
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

    /** A container; texts that the manifest lacks, after that was reported, are empty. */
    record Container(
            String name,
            String image,
            Resources resources,
            @Nullable String workingDir,
            List<String> command,
            List<String> args,
            List<EnvironmentVariable> env,
            List<Volume> volumes,
            @Nullable ObjectNode lifecycle) {}

    /** A directory that lives as long as the job. */
    record Volume(String uri, String path) {}
}
