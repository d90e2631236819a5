/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.resource.Resource;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The policies of the workloads of some GVCs. A policy is in use while the workload of one of its principals exists. */
final class PolicyCandidates implements Candidates<Policy> {

    private static final Pattern PRINCIPAL = Pattern.compile(".*/gvc/([^/]+)/identity/([^/]+)");

    private final OrgScope org;
    private final Set<String> gvcs;
    private final ExistingWorkloads workloads;

    PolicyCandidates(OrgScope org, Set<String> gvcs, ExistingWorkloads workloads) {
        this.org = org;
        this.gvcs = gvcs;
        this.workloads = workloads;
    }

    @Override
    public String kind() {
        return "policy";
    }

    @Override
    public String path() {
        return "/org/" + org.name() + "/policy";
    }

    @Override
    public Resource<Policy> objects() {
        return org.policies();
    }

    @Override
    public Iterable<Policy> listed() {
        return () -> StreamSupport.stream(
                        org.policies().query(CreatedObjects.QUERY).spliterator(), false)
                .filter(this::isInScope)
                .iterator();
    }

    private boolean isInScope(Policy policy) {
        return principals(policy).stream().anyMatch(link -> {
            Matcher principal = PRINCIPAL.matcher(link);
            return principal.matches() && gvcs.contains(principal.group(1));
        });
    }

    @Override
    public boolean isForeign(Policy policy) {
        return JobAccess.workloadOfPolicy(policy.name()) == null;
    }

    @Override
    public ObjectUse use(Policy policy) {
        for (String link : principals(policy)) {
            Matcher principal = PRINCIPAL.matcher(link);
            String workload = principal.matches() ? JobAccess.workloadOfIdentity(principal.group(2)) : null;
            ObjectUse use = workload == null
                    ? ObjectUse.by("the principal " + link)
                    : workloads.use(principal.group(1), workload);
            if (use.by() != null) {
                return use;
            }
        }
        return ObjectUse.NONE;
    }

    private static Set<String> principals(Policy policy) {
        Set<String> links = new TreeSet<>();
        policy.bindings().forEach(binding -> links.addAll(binding.principalLinks()));
        return links;
    }
}
