/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.policy.PolicyBinding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The identity of a workload and the policy that permits it to reveal the secrets of its jobs, and nothing else. Does no I/O.
 *
 * @param identity the identity
 * @param identityLink link of the identity
 * @param policy the policy
 */
public record JobAccess(Identity identity, String identityLink, Policy policy) {

    /** Returns the access of a workload to at least one secret. */
    public static JobAccess of(
            String org, String gvc, String workload, Map<String, Object> tags, Collection<String> secrets) {
        String identity = identityName(workload);
        String link = "/org/" + org + "/gvc/" + gvc + "/identity/" + identity;
        return new JobAccess(
                Identity.builder().name(identity).tags(tags).build(),
                link,
                Policy.builder()
                        .name(policyName(workload))
                        .tags(tags)
                        .targetKind("secret")
                        .targetLinks(new TreeSet<>(secrets)
                                .stream().map(secret -> "//secret/" + secret).toList())
                        .bindings(List.of(PolicyBinding.builder()
                                .permissions(List.of("reveal"))
                                .principalLinks(List.of(link))
                                .build()))
                        .build());
    }

    static String identityName(String workload) {
        return workload + "-identity";
    }

    static String policyName(String workload) {
        return workload + "-reveal-policy";
    }
}
