/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a job that has a workload of its own. Does no I/O.
 *
 * @param workload the workload
 * @param access its identity and policy, or {@code null} if the job reads no secrets or the manifest names an identity
 */
public record OwnWorkload(Workload workload, @Nullable JobAccess access) {

    private static final Map<String, Object> OWN_TAGS = Map.of(RequiredWorkload.CREATED_BY_PREFECT, "true");

    /** Returns the objects under a name. */
    public static OwnWorkload of(
            String org, String gvc, String name, StandaloneWorkload converted, ObjectMapper mapper) {
        JobAccess access =
                converted.secrets().isEmpty() ? null : JobAccess.of(org, gvc, name, OWN_TAGS, converted.secrets());
        ObjectNode spec = converted.spec();
        if (access != null) {
            spec.put("identityLink", access.identityLink());
        }
        Map<String, Object> tags = new LinkedHashMap<>(converted.tags());
        tags.putAll(OWN_TAGS);
        return new OwnWorkload(
                Workload.builder()
                        .name(name)
                        .tags(tags)
                        .spec(mapper.convertValue(spec, WorkloadSpec.class))
                        .build(),
                access);
    }

    /** Returns whether a workload is one of its job's own, and not one that jobs of the same shape share. */
    static boolean isOwn(Workload workload) {
        return RequiredWorkload.isOwn(workload.tags()) && !workload.tags().containsKey(RequiredWorkload.SPEC_HASH);
    }
}
