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
        ManifestNeeds needs = new ManifestNeeds(Map.of(), Map.of(), Map.of(), Map.of(), needed, Set.of());
        PlatformFacts facts = withMissing(request, new PlatformReader(org).objects(request.gvc(), needs));
        ManifestNeeds.Check check = needs.check(request.gvc(), facts);
        if (!check.problems().isEmpty()) {
            throw new WorkloadException(
                    Findings.describe("The job cannot run in GVC " + request.gvc(), check.problems()), null);
        }
    }

    /** Returns the facts after missing pull secrets were added, if the request has that option. */
    public PlatformFacts withMissing(WorkloadRequest request, PlatformFacts facts) {
        if (!request.ensurePullSecrets() || facts.pullSecrets() == null) {
            return facts;
        }
        Set<String> missing =
                new TreeSet<>(request.workload().needs().pullSecrets().keySet());
        missing.removeAll(Objects.requireNonNull(facts.pullSecrets()));
        if (missing.isEmpty()) {
            return facts;
        }
        Object[] links = missing.stream().map(name -> "//secret/" + name).toArray();
        org.gvcs()
                .patch(request.gvc(), Patch.empty().within("spec", Patch.empty().append("pullSecretLinks", links)))
                .execute();
        LOG.info(request.about().text("Added the pull secrets " + missing + " to the GVC"));
        missing.addAll(facts.pullSecrets());
        return facts.and(new PlatformFacts(Map.of(), Map.of(), Map.of(), missing, null));
    }
}
