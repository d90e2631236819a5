/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.policy.PolicyBinding;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a workload and the policy that permits it to reveal the secrets of its jobs, and nothing else. Does no I/O.
 *
 * @param identity the identity
 * @param identityLink link of the identity
 * @param policy the policy
 */
public record JobAccess(Identity identity, String identityLink, Policy policy) {

    private static final String IDENTITY = "-identity";
    private static final String POLICY = "-reveal-policy";
    private static final int LONGEST_NAME = 63;
    private static final int DIGEST = 8;

    /** Returns the access of a workload to at least one secret. */
    public static JobAccess of(
            String org, String gvc, String workload, Map<String, Object> tags, Collection<String> secrets) {
        String identity = identityName(workload);
        String link = "/org/" + org + "/gvc/" + gvc + "/identity/" + identity;
        return new JobAccess(
                Identity.builder().name(identity).tags(tags).build(),
                link,
                Policy.builder()
                        .name(policyName(gvc, workload))
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

    /** Returns the workload that an identity of this name belongs to, or null if no job has an identity of this name. */
    public static @Nullable String workloadOfIdentity(String identity) {
        return before(identity, IDENTITY);
    }

    /** Returns the workload that a policy of this name belongs to, or null if no job has a policy of this name. */
    public static @Nullable String workloadOfPolicy(String policy) {
        return before(policy, POLICY);
    }

    private static @Nullable String before(String name, String end) {
        return name.endsWith(end) && name.length() > end.length()
                ? name.substring(0, name.length() - end.length())
                : null;
    }

    public static String identityName(String workload) {
        return workload + IDENTITY;
    }

    /**
     * Returns the name of the policy of a workload. Policies belong to the organization, so that the name differs for workloads of the same
     * name in two GVCs.
     */
    public static String policyName(String gvc, String workload) {
        byte[] both = (gvc + "/" + workload).getBytes(StandardCharsets.UTF_8);
        String digest = UUID.nameUUIDFromBytes(both).toString().substring(0, DIGEST);
        int length = LONGEST_NAME - DIGEST - POLICY.length() - 1;
        String prefix = workload.length() > length ? workload.substring(0, length) : workload;
        return prefix + "-" + digest + POLICY;
    }

    /** Returns the name of the policy that a workload of an earlier release has. */
    static String earlierPolicyName(String workload) {
        return workload + POLICY;
    }
}
