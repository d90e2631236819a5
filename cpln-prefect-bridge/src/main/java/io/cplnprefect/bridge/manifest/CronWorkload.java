/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job manifest in Control Plane's terms: a generic workload that jobs of the same shape share, and what one of them adds.
 *
 * <p>Immutable.
 *
 * @param spec the workload's {@code spec}; each call returns a copy of its own
 * @param overrides what the containers run, in the order of the workload's containers
 * @param commandTags the tags of the command, in the order of the manifest's labels
 * @param activeDeadlineSeconds how long the job may run, 1 to 86400, or null for no limit; belongs to the command, so that jobs
 *     with different limits share a workload
 * @param warnings what was let pass without a counterpart on Control Plane
 */
public record CronWorkload(
        ObjectNode spec,
        List<ContainerOverride> overrides,
        Map<String, String> commandTags,
        @Nullable Integer activeDeadlineSeconds,
        List<String> warnings) {

    /** Copies everything that could change. */
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

    /** Returns the hash by which a workload with this spec is found, see {@link SpecHash}. */
    public String specHash() {
        return SpecHash.of(spec);
    }
}
