/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.provision.StackObject.OfGvc;
import io.cplnprefect.bridge.provision.StackObject.OfOrg;
import io.cplnprefect.cpln.Kinds;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.gvc.GvcLoadBalancer;
import io.cplnprefect.cpln.gvc.GvcSpec;
import io.cplnprefect.cpln.gvc.StaticPlacement;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.volumeset.FileSystemType;
import io.cplnprefect.cpln.volumeset.PerformanceClass;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.volumeset.VolumeSetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The objects of a stack on Control Plane, in the order of writing. A pure function of the description.
 *
 * @param base what both workloads need: GVC, identities and policies
 * @param account the service account, which cannot be written again without the loss of its keys, and its policies
 * @param server the server, with its volume set
 * @param worker the worker
 */
record StackObjects(
        List<StackObject> base, List<StackObject> account, List<StackObject> server, List<StackObject> worker) {

    static StackObjects of(PrefectStack stack) {
        return new StackObjects(
                base(stack),
                stack.worker().serviceAccount() ? account(stack) : List.of(),
                server(stack),
                List.of(new OfGvc<>(Kinds.WORKLOAD, stack.gvc(), StackWorkloads.worker(stack))));
    }

    /** Returns all objects. */
    List<StackObject> all() {
        return Stream.of(base, account, server, worker).flatMap(List::stream).toList();
    }

    /** Returns the objects that any program can apply, without the service account. */
    List<StackObject> rendered() {
        return Stream.of(base, server, worker).flatMap(List::stream).toList();
    }

    /** Returns the names of the secrets that the server reads. */
    static List<String> serverSecrets(PrefectStack stack) {
        return Stream.of(stack.server().databaseSecret(), stack.authSecret())
                .filter(Objects::nonNull)
                .map(StackCheck::secretOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<StackObject> base(PrefectStack stack) {
        List<StackObject> objects = new ArrayList<>();
        if (stack.createGvc()) {
            objects.add(new OfOrg<>(Kinds.GVC, gvc(stack)));
        }
        List<String> secrets = serverSecrets(stack);
        if (!secrets.isEmpty()) {
            objects.add(identity(stack, stack.server().name(), "The identity of the Prefect server"));
            objects.add(new OfOrg<>(Kinds.POLICY, StackPolicies.ofServer(stack, secrets)));
        }
        objects.add(identity(stack, stack.worker().name(), "The identity of the Prefect worker"));
        StackPolicies.ofWorker(stack).forEach(policy -> objects.add(new OfOrg<>(Kinds.POLICY, policy)));
        return objects;
    }

    private static List<StackObject> account(PrefectStack stack) {
        List<StackObject> objects = new ArrayList<>();
        objects.add(new OfOrg<>(
                Kinds.SERVICE_ACCOUNT,
                ServiceAccount.builder()
                        .name(StackNames.serviceAccount(stack))
                        .description("The service account of the Prefect worker")
                        .tags(StackNames.tags(stack))
                        .build()));
        StackPolicies.ofServiceAccount(stack).forEach(policy -> objects.add(new OfOrg<>(Kinds.POLICY, policy)));
        return objects;
    }

    private static Gvc gvc(PrefectStack stack) {
        return Gvc.builder()
                .name(stack.gvc())
                .description("Prefect")
                .tags(StackNames.tags(stack))
                .spec(GvcSpec.builder()
                        .pullSecretLinks(stack.pullSecrets().stream()
                                .map(secret -> "//secret/" + secret)
                                .toList())
                        .loadBalancer(GvcLoadBalancer.builder()
                                .dedicated(false)
                                .trustedProxies(0)
                                .build())
                        .staticPlacement(StaticPlacement.builder()
                                .locationLinks(stack.locations().stream()
                                        .map(location -> "//location/" + location)
                                        .toList())
                                .build())
                        .build())
                .build();
    }

    private static StackObject identity(PrefectStack stack, String name, String description) {
        return new OfGvc<>(
                Kinds.IDENTITY,
                stack.gvc(),
                Identity.builder()
                        .name(name)
                        .description(description)
                        .tags(StackNames.tags(stack))
                        .build());
    }

    private static List<StackObject> server(PrefectStack stack) {
        List<StackObject> objects = new ArrayList<>();
        StackServer server = stack.server();
        if (server.databaseSecret() == null) {
            objects.add(new OfGvc<>(
                    Kinds.VOLUME_SET,
                    stack.gvc(),
                    VolumeSet.builder()
                            .name(server.volumeSet())
                            .description("The database of the Prefect server")
                            .tags(StackNames.tags(stack))
                            .spec(VolumeSetSpec.builder()
                                    .fileSystemType(FileSystemType.EXT4)
                                    .initialCapacity(server.storageGib())
                                    .performanceClass(PerformanceClass.GENERAL_PURPOSE_SSD)
                                    .build())
                            .build()));
        }
        objects.add(new OfGvc<>(Kinds.WORKLOAD, stack.gvc(), StackWorkloads.server(stack)));
        return objects;
    }
}
