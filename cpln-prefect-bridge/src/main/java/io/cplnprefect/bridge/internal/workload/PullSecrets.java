/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.bridge.manifest.ManifestNeeds;
import io.cplnprefect.bridge.manifest.PlatformFacts;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.resource.Patch;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pull secrets that jobs need. They belong to the GVC, so the spec of a workload does not show them. */
public final class PullSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(PullSecrets.class);

    private final OrgScope org;

    public PullSecrets(OrgScope org) {
        this.org = org;
    }

    /**
     * Requires that the GVC has the pull secrets of a job, or adds them if the request has that option. Sends no request for a job
     * without pull secrets.
     *
     * @throws WorkloadException if one is missing
     */
    public void ensure(WorkloadRequest request) {
        Map<String, String> needed = request.workload().needs().pullSecrets();
        if (needed.isEmpty()) {
            return;
        }
        ManifestNeeds needs = new ManifestNeeds(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), needed, Set.of());
        PlatformFacts facts = new PlatformReader(org).objects(request.gvc(), needs);
        ManifestNeeds.Check check = needs.check(request.gvc(), afterAddition(request, facts));
        if (!check.problems().isEmpty()) {
            throw new WorkloadException(
                    Findings.describe("The job cannot run in GVC " + request.gvc(), check.problems()), null);
        }
        addMissing(request, facts);
    }

    /** Returns the facts as they are after {@link #addMissing}. */
    static PlatformFacts afterAddition(WorkloadRequest request, PlatformFacts facts) {
        Set<String> missing = missing(request, facts);
        return missing.isEmpty()
                ? facts
                : facts.and(new PlatformFacts(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Set.copyOf(request.workload().needs().pullSecrets().keySet()),
                        null));
    }

    private static Set<String> missing(WorkloadRequest request, PlatformFacts facts) {
        if (!request.ensurePullSecrets() || facts.pullSecrets() == null) {
            return Set.of();
        }
        Set<String> missing =
                new TreeSet<>(request.workload().needs().pullSecrets().keySet());
        missing.removeAll(Objects.requireNonNull(facts.pullSecrets()));
        return missing;
    }

    /** Adds missing pull secrets to the GVC, if the request has that option. */
    void addMissing(WorkloadRequest request, PlatformFacts facts) {
        Set<String> missing = missing(request, facts);
        if (missing.isEmpty()) {
            return;
        }
        Object[] links = missing.stream().map(name -> "//secret/" + name).toArray();
        org.gvcs()
                .patch(request.gvc(), Patch.empty().within("spec", Patch.empty().append("pullSecretLinks", links)))
                .execute();
        request.about().info(LOG, "Added the pull secrets " + missing + " to the GVC");
    }
}
