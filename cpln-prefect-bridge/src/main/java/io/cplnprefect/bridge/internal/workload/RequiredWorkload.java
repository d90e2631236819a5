/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.manifest.WorkloadName;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The shared workload that a job requires: how it is searched, recognised and created. Does no I/O. */
public final class RequiredWorkload {

    public static final String CREATED_BY_PREFECT = "cpln/createdByPrefect";

    static final String SPEC_HASH = "cpln/specHash";
    static final String JOB_TYPE = "cpln/prefectJobType";

    private final String org;
    private final WorkloadRequest request;
    private final ObjectMapper mapper;

    public RequiredWorkload(String org, WorkloadRequest request, ObjectMapper mapper) {
        this.org = org;
        this.request = request;
        this.mapper = mapper;
    }

    /** Returns the query for workloads with the hash and job type of the request. */
    public Query query() {
        Query.Builder query = Query.all()
                .rel("gvc", request.gvc())
                .tag(CREATED_BY_PREFECT, "true")
                .tag(SPEC_HASH, request.workload().specHash());
        if (request.jobType() == null) {
            query.tagAbsent(JOB_TYPE);
        } else {
            query.tag(JOB_TYPE, request.jobType());
        }
        return query.build();
    }

    /** Returns why jobs cannot use the workload, which may have been changed by hand, or null if they can. */
    public @Nullable String difference(Workload workload) {
        if (!isOwn(workload.tags())) {
            return "it has no tag " + CREATED_BY_PREFECT;
        }
        if (isRetired(workload)) {
            return "it is about to be deleted by the cleanup";
        }
        if (!request.workload().specHash().equals(workload.tags().get(SPEC_HASH))) {
            return "its tag " + SPEC_HASH + " is " + workload.tags().get(SPEC_HASH);
        }
        String path = SpecMatch.difference(
                mapper.valueToTree(workload.spec()), request.workload().spec());
        if (path != null) {
            return "its spec was changed by hand at " + path;
        }
        boolean hasIdentity = workload.spec() != null && workload.spec().identityLink() != null;
        return access(workload.name()) != null && !hasIdentity ? "it has no identity to reveal secrets with" : null;
    }

    /** Returns the identity and policy of a workload of this name, or null if its jobs need none of its own. */
    public @Nullable JobAccess access(String name) {
        Set<String> secrets = request.workload().secrets();
        return secrets.isEmpty() ? null : JobAccess.of(org, request.gvc(), name, ownTags(), secrets);
    }

    /** Returns whether the cleanup has retired the workload, which is then about to be deleted. */
    public static boolean isRetired(Workload workload) {
        return isOwn(workload.tags()) && Retirement.isRetired(workload.tags());
    }

    /** Returns whether an object with these tags was created for jobs. */
    public static boolean isOwn(Map<String, ? extends @Nullable Object> tags) {
        return "true".equals(String.valueOf(tags.get(CREATED_BY_PREFECT)));
    }

    private Map<String, Object> ownTags() {
        Map<String, Object> tags = new TreeMap<>();
        tags.put(CREATED_BY_PREFECT, "true");
        tags.put(SPEC_HASH, request.workload().specHash());
        return tags;
    }

    public String specHash() {
        return request.workload().specHash();
    }

    /** Returns the n-th name, see {@link WorkloadName#of(String, String, int)}. */
    public String name(int generation) {
        return WorkloadName.of(request.jobType(), request.workload().specHash(), generation);
    }

    /** Returns the document to create. */
    public Workload document(String name) {
        Map<String, Object> tags = ownTags();
        tags.putAll(request.workload().tags());
        if (request.jobType() != null) {
            tags.put(JOB_TYPE, request.jobType());
        }
        ObjectNode spec = request.workload().spec();
        JobAccess access = access(name);
        if (access != null) {
            spec.put("identityLink", access.identityLink());
        }
        return Workload.builder()
                .name(name)
                .tags(tags)
                .spec(mapper.convertValue(spec, WorkloadSpec.class))
                .build();
    }
}
