/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.worker.CredentialSecretName;
import io.cplnprefect.bridge.internal.worker.InstanceName;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.internal.workload.RequiredWorkload;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.workload.Workload;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secrets with the credentials of workers. A secret is in use while its worker has a record on Prefect's server, a policy permits
 * to read it, or a workload could refer to it.
 */
final class SecretCandidates implements Candidates<SecretDocument> {

    private final OrgScope org;
    private final Set<String> workers;

    /** Creates the candidates, with the names of all workers on Prefect's server. */
    SecretCandidates(OrgScope org, Set<String> workers) {
        this.org = org;
        this.workers = workers;
    }

    @Override
    public String kind() {
        return "secret";
    }

    @Override
    public String path() {
        return "/org/" + org.name() + "/secret";
    }

    @Override
    public Resource<SecretDocument> objects() {
        return org.secrets();
    }

    @Override
    public Iterable<SecretDocument> listed() {
        return org.secrets().query(CreatedObjects.QUERY);
    }

    @Override
    public boolean isForeign(SecretDocument secret) {
        return !CredentialSecretName.matches(secret.name());
    }

    @Override
    public ObjectUse use(SecretDocument secret) {
        for (String worker : workers) {
            String user = InstanceName.user(worker);
            if (user != null && CredentialSecretName.isOf(user, secret.name())) {
                return ObjectUse.by("the worker " + worker);
            }
        }
        for (Policy policy : org.policies().list()) {
            if (policy.targetLinks().stream().anyMatch(link -> link.endsWith("/secret/" + secret.name()))) {
                return ObjectUse.by("the policy " + policy.name());
            }
        }
        for (Workload workload : org.workloads().list()) {
            String reference = reference(workload, secret.name());
            if (reference != null) {
                return ObjectUse.by(reference);
            }
        }
        return ObjectUse.NONE;
    }

    /** The commands of a workload with a named identity may refer to a secret that no policy of the bridge names. */
    private static @Nullable String reference(Workload workload, String secret) {
        if (workload.spec() == null) {
            return null;
        }
        String identity = workload.spec().identityLink();
        boolean named = identity != null
                && RequiredWorkload.isOwn(workload.tags())
                && !identity.endsWith("/" + JobAccess.identityName(workload.name()));
        boolean names = workload.spec().toString().contains("secret/" + secret);
        return named || names ? "the workload " + workload.name() : null;
    }
}
