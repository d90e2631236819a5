/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.bridge.manifest.ManifestNeeds;
import io.cplnprefect.bridge.manifest.PlatformFacts;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.cpln.OrgScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects that a workload needs beside its own: Control Plane accepts a workload that cannot run without them. */
final class RequiredObjects {

    private static final Logger LOG = LoggerFactory.getLogger(RequiredObjects.class);

    private final OrgScope org;

    RequiredObjects(OrgScope org) {
        this.org = org;
    }

    /**
     * Requires that the objects exist, and adds missing pull secrets to the GVC if the request has that option.
     *
     * @throws WorkloadException if one is missing; lists all problems, and nothing was changed
     */
    void require(WorkloadRequest request) {
        ManifestNeeds needs = request.workload().needs();
        PlatformFacts facts = new PlatformReader(org).objects(request.gvc(), needs);
        ManifestNeeds.Check check = needs.check(request.gvc(), PullSecrets.afterAddition(request, facts));
        check.warnings().forEach(warning -> request.about().warn(LOG, warning));
        if (!check.problems().isEmpty()) {
            throw new WorkloadException(
                    Findings.describe("The job cannot run in GVC " + request.gvc(), check.problems()), null);
        }
        new PullSecrets(org).addMissing(request, facts);
    }
}
