/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.policy.PolicyBinding;
import java.util.ArrayList;
import java.util.List;

/** The policies of a stack: what its worker and server need, and no more. */
final class StackPolicies {

    private static final List<String> WRITE = List.of("create", "delete", "edit", "view");

    private final PrefectStack stack;
    private final String prefix;
    private final String principal;
    private final List<Policy> policies = new ArrayList<>();

    private StackPolicies(PrefectStack stack, String prefix, String principal) {
        this.stack = stack;
        this.prefix = prefix;
        this.principal = principal;
    }

    /** Returns the policies of the identity of the worker. */
    static List<Policy> ofWorker(PrefectStack stack) {
        return of(
                stack, "worker-", StackNames.identityLink(stack, stack.worker().name()));
    }

    /**
     * Returns the policies of the service account. They are apart from those of the identity, which others may apply from files that do
     * not contain the service account.
     */
    static List<Policy> ofServiceAccount(PrefectStack stack) {
        return of(stack, "account-", "//serviceaccount/" + StackNames.serviceAccount(stack));
    }

    private static List<Policy> of(PrefectStack stack, String prefix, String principal) {
        StackPolicies worker = new StackPolicies(stack, prefix, principal);
        worker.add(
                "workloads",
                "workload",
                "run jobs",
                List.of("create", "delete", "edit", "exec.runCronWorkload", "exec.stopReplica", "view"));
        worker.add("gvcs", "gvc", "read the locations of GVCs", List.of("view"));
        worker.add("volumesets", "volumeset", "read the volume sets that jobs mount", List.of("view"));
        worker.add("identities", "identity", "create the identities of jobs that read secrets", WRITE);
        worker.add("policies", "policy", "permit jobs to read their secrets", WRITE);
        worker.add("secrets", "secret", "read the keys of secrets that jobs use", secretPermissions(stack));
        worker.add("quotas", "quota", "read the limits of the organization", List.of("view"));
        worker.add("org", "org", "read the organization and the logs of jobs", List.of("readLogs", "view"));
        return worker.policies;
    }

    /** With authentication, the worker stores its credentials for jobs in secrets. */
    private static List<String> secretPermissions(PrefectStack stack) {
        return stack.authSecret() == null
                ? List.of("reveal", "view")
                : List.of("create", "delete", "edit", "reveal", "view");
    }

    private void add(String suffix, String kind, String purpose, List<String> permissions) {
        policies.add(Policy.builder()
                .name(StackNames.policy(stack, prefix + suffix))
                .description("Permits the Prefect worker to " + purpose)
                .tags(StackNames.tags(stack))
                .targetKind(kind)
                .target("all")
                .addBindings(PolicyBinding.builder()
                        .permissions(permissions)
                        .addPrincipalLinks(principal)
                        .build())
                .build());
    }

    /** Returns the policy by which the server reads secrets. */
    static Policy ofServer(PrefectStack stack, List<String> secrets) {
        return Policy.builder()
                .name(StackNames.policy(stack, "server-secrets"))
                .description("Permits the Prefect server to read its secrets")
                .tags(StackNames.tags(stack))
                .targetKind("secret")
                .targetLinks(
                        secrets.stream().map(secret -> "//secret/" + secret).toList())
                .addBindings(PolicyBinding.builder()
                        .addPermissions("reveal")
                        .addPrincipalLinks(
                                StackNames.identityLink(stack, stack.server().name()))
                        .build())
                .build();
    }
}
