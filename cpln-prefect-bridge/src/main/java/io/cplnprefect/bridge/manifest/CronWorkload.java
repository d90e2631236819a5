/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.ContainerOverride;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A job manifest converted for Control Plane: a generic workload, which jobs of the same shape share, and the command of one job.
 *
 * <p>Immutable.
 *
 * @param spec the {@code spec} of the workload; each call returns a new copy
 * @param specHash the hash by which a workload for such jobs is found, see {@link SpecHash}
 * @param tags the tags of the workload besides those by which it is found
 * @param overrides what the containers run, in the order of the containers of the workload
 * @param commandTags the tags of the command, in the order of the labels of the manifest
 * @param activeDeadlineSeconds maximum run time in seconds, 1 to 86400, or {@code null} for no limit; part of the command, so
 *     that jobs with different limits share a workload
 * @param secrets names of the secrets that an identity of the workload's own must be permitted to reveal, sorted; empty if there are
 *     none or the manifest names an identity
 * @param needs the objects on Control Plane that the manifest names
 * @param warnings parts of the manifest that were changed or ignored, each with its path
 */
public record CronWorkload(
        ObjectNode spec,
        String specHash,
        Map<String, String> tags,
        List<ContainerOverride> overrides,
        Map<String, String> commandTags,
        @Nullable Integer activeDeadlineSeconds,
        Set<String> secrets,
        ManifestNeeds needs,
        List<String> warnings) {

    /** Creates a cron workload from copies of the arguments. */
    public CronWorkload {
        spec = spec.deepCopy();
        tags = Map.copyOf(tags);
        overrides = List.copyOf(overrides);
        commandTags = Collections.unmodifiableMap(new LinkedHashMap<>(commandTags));
        secrets = Collections.unmodifiableSet(new TreeSet<>(secrets));
        warnings = List.copyOf(warnings);
    }

    @Override
    public ObjectNode spec() {
        return spec.deepCopy();
    }
}
