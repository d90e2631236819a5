/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.manifest.WorkloadName;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import java.util.Map;
import java.util.TreeMap;

/** The shared workload that a job requires: how it is searched, recognised and created. Does no I/O. */
final class RequiredWorkload {

    static final String CREATED_BY_PREFECT = "cpln/createdByPrefect";

    private static final String SPEC_HASH = "cpln/specHash";
    private static final String JOB_TYPE = "cpln/prefectJobType";
    private static final String RETIRED = "retired";

    private final JobRequest request;
    private final ObjectMapper mapper;

    RequiredWorkload(JobRequest request, ObjectMapper mapper) {
        this.request = request;
        this.mapper = mapper;
    }

    /** Returns the query for workloads with the hash and job type of the request. */
    Query query() {
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

    /** Returns whether the spec of the workload, which may have been changed by hand, is the required one. */
    boolean matchesSpecOf(Workload workload) {
        return SpecMatch.fits(
                mapper.valueToTree(workload.spec()), request.workload().spec());
    }

    /** Returns whether the workload has the tags and the spec of the required one. */
    boolean matches(Workload workload) {
        return isOwn(workload)
                && request.workload().specHash().equals(workload.tags().get(SPEC_HASH))
                && matchesSpecOf(workload);
    }

    /** Returns whether the cleanup has retired the workload, which is then about to be deleted. */
    static boolean isRetired(Workload workload) {
        return isOwn(workload) && RETIRED.equals(workload.tags().get(SPEC_HASH));
    }

    private static boolean isOwn(Workload workload) {
        return "true".equals(String.valueOf(workload.tags().get(CREATED_BY_PREFECT)));
    }

    /** Returns the n-th name, see {@link WorkloadName#of(String, String, int)}. */
    String name(int generation) {
        return WorkloadName.of(request.jobType(), request.workload().specHash(), generation);
    }

    /** Returns the document to create. */
    Workload document(String name) {
        Map<String, Object> tags = new TreeMap<>();
        tags.put(CREATED_BY_PREFECT, "true");
        tags.put(SPEC_HASH, request.workload().specHash());
        if (request.jobType() != null) {
            tags.put(JOB_TYPE, request.jobType());
        }
        return Workload.builder()
                .name(name)
                .tags(tags)
                .spec(mapper.convertValue(request.workload().spec(), WorkloadSpec.class))
                .build();
    }
}
