/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Resource;

/** The identities of a GVC. An identity is in use while its workload exists. */
final class IdentityCandidates implements Candidates<Identity> {

    private final GvcScope gvc;
    private final String path;
    private final ExistingWorkloads workloads;

    IdentityCandidates(GvcScope gvc, String org, ExistingWorkloads workloads) {
        this.gvc = gvc;
        this.path = "/org/" + org + "/gvc/" + gvc.name() + "/identity";
        this.workloads = workloads;
    }

    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Resource<Identity> objects() {
        return gvc.identities();
    }

    @Override
    public Iterable<Identity> listed() {
        return gvc.identities().query(CreatedObjects.QUERY);
    }

    @Override
    public boolean isForeign(Identity identity) {
        return JobAccess.workloadOfIdentity(identity.name()) == null;
    }

    @Override
    public ObjectUse use(Identity identity) {
        String workload = JobAccess.workloadOfIdentity(identity.name());
        return workload == null ? ObjectUse.by("a workload that is not known") : workloads.use(gvc.name(), workload);
    }
}
