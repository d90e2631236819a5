/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.workload.ContainerOverride;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job manifest converted for Control Plane: a generic workload, which jobs of the same shape share, and the command of one job.
 *
 * <p>Immutable.
 *
 * @param spec the {@code spec} of the workload; each call returns a new copy
 * @param overrides what the containers run, in the order of the containers of the workload
 * @param commandTags the tags of the command, in the order of the labels of the manifest
 * @param activeDeadlineSeconds maximum run time in seconds, 1 to 86400, or {@code null} for no limit; part of the command, so
 *     that jobs with different limits share a workload
 * @param warnings parts of the manifest that were ignored
 */
public record CronWorkload(
        ObjectNode spec,
        List<ContainerOverride> overrides,
        Map<String, String> commandTags,
        @Nullable Integer activeDeadlineSeconds,
        List<String> warnings) {

    /** Creates a cron workload from copies of the arguments. */
    public CronWorkload {
        spec = spec.deepCopy();
        overrides = List.copyOf(overrides);
        commandTags = Collections.unmodifiableMap(new LinkedHashMap<>(commandTags));
        warnings = List.copyOf(warnings);
    }

    @Override
    public ObjectNode spec() {
        return spec.deepCopy();
    }

    /**
     * Returns the hash by which a workload with this spec is found.
     *
     * @return the hash of {@link SpecHash#of(ObjectNode)}
     */
    public String specHash() {
        return SpecHash.of(spec);
    }
}
