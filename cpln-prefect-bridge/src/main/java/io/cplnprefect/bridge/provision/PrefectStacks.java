/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.cpln.workload.status.WorkloadStatus;
import io.cplnprefect.prefect.Prefect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of an organization: a Prefect server and a worker on Control Plane. Immutable and thread-safe. Methods block; interrupting
 * the thread cancels the request in progress.
 *
 * <p>All objects of a stack have the tag {@code cplnprefect/stack} with the name of its GVC. Objects without it are neither replaced nor
 * deleted.
 */
public final class PrefectStacks {

    private final ControlPlane controlPlane;
    private final @Nullable Prefect prefect;

    private PrefectStacks(ControlPlane controlPlane, @Nullable Prefect prefect) {
        this.controlPlane = controlPlane;
        this.prefect = prefect;
    }

    /**
     * Returns the stacks of the client's organization. Sends no request.
     *
     * @param controlPlane client of the Control Plane API, which the caller closes
     * @return the stacks
     */
    public static PrefectStacks of(ControlPlane controlPlane) {
        return new PrefectStacks(controlPlane, null);
    }

    /**
     * Returns these stacks with a client of the server of a stack, by which an application creates the work pool. Without it, the worker
     * creates the pool, and the key of the service account is not used.
     *
     * @param prefect client of the Prefect API of the stack, which need not be ready; the caller closes it
     * @return the stacks
     */
    public PrefectStacks withPrefect(Prefect prefect) {
        return new PrefectStacks(controlPlane, prefect);
    }

    /**
     * Returns the objects of a stack on Control Plane, for {@code cpln apply} and others. Sends no request. The service account with its
     * policies, its key and the secret with the key are created only by {@link #apply}. The secrets to which the stack refers must exist.
     *
     * @param stack the stack
     * @return the manifest, in the order of writing
     * @throws UsageException if the description is invalid; lists all problems
     */
    public Manifest manifest(PrefectStack stack) {
        requireValid(stack);
        return manifest(StackObjects.of(stack).rendered());
    }

    /**
     * Returns a stack as files for a repository from which a program applies: manifests below {@code clusters/CLUSTER/prefect}, and the
     * base job template of the work pool below {@code clusters/CLUSTER/work-pools}. Sends no request.
     *
     * @param stack the stack
     * @param cluster name of the cluster, by which one repository describes several
     * @return the content of each file by its relative path
     * @throws UsageException if the description or the name is invalid; lists all problems
     */
    public Map<String, String> files(PrefectStack stack, String cluster) {
        requireValid(stack);
        return StackFiles.of(stack, cluster, this::manifest);
    }

    /**
     * Compares a stack with what exists. Nothing is changed.
     *
     * @param stack the stack
     * @return the plan, with the problems for which the stack cannot be applied
     * @throws UsageException if the description is invalid; lists all problems
     * @throws io.cplnprefect.core.error.ApiException if an object cannot be read
     */
    public StackPlan plan(PrefectStack stack) {
        requireValid(stack);
        return new StackPlanner(org(), prefect, stack, this::manifest).plan();
    }

    /**
     * Plans and applies a stack: GVC, service account, identities, policies, its key, volume set and server, then, when the server is
     * ready, the work pool, and then the worker. Objects that are as described are not written, so that a second application changes
     * nothing.
     *
     * @param stack the stack
     * @return what was done; after a failure, what was done before it and what remains
     * @throws UsageException if the description is invalid, or the plan has problems; lists all problems. Nothing was changed
     * @throws io.cplnprefect.core.error.ApiException if an object cannot be read for the plan; nothing was changed
     * @throws InterruptedException if the thread is interrupted while a workload is not ready
     */
    public StackReport apply(PrefectStack stack) throws InterruptedException {
        List<String> problems = plan(stack).problems();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new StackApplication(org(), prefect, stack, this::manifest, controlPlane.time()).run();
    }

    /**
     * Deletes the objects of a stack on Control Plane in reverse order, the database on its volume included. Objects without the tag of
     * the stack are kept, and so is a GVC with other workloads. The work pool of an external database remains in it.
     *
     * @param stack the stack
     * @return what was done; after a failure, what was done before it and what remains
     * @throws UsageException if the description is invalid; lists all problems
     * @throws io.cplnprefect.core.error.ApiException if an object cannot be read
     * @throws InterruptedException if the thread is interrupted while an object is not gone yet
     */
    public StackReport destroy(PrefectStack stack) throws InterruptedException {
        requireValid(stack);
        return new StackDestruction(org(), stack, this::manifest).run();
    }

    /**
     * Returns what {@link #destroy} would delete. Nothing is changed.
     *
     * @param stack the stack
     * @return the links of the objects
     * @throws UsageException if the description is invalid; lists all problems
     * @throws io.cplnprefect.core.error.ApiException if an object cannot be read
     */
    public List<String> planDestroy(PrefectStack stack) {
        requireValid(stack);
        return new StackDestruction(org(), stack, this::manifest).plan();
    }

    /**
     * Reads the address of the server's API for clients outside of Control Plane. They reach it only from the
     * {@linkplain StackServer#allowedCidrs() allowed ranges}.
     *
     * @param stack the stack
     * @return such as {@code https://prefect-server-abc.cpln.app/api}, or {@code null} if the server does not exist or has none yet
     * @throws io.cplnprefect.core.error.ApiException if the server cannot be read
     */
    public @Nullable String externalApiUrl(PrefectStack stack) {
        try {
            WorkloadStatus status = org().gvc(stack.gvc())
                    .workloads()
                    .get(stack.server().name())
                    .execute()
                    .status();
            String endpoint = status == null ? null : status.canonicalEndpoint();
            return endpoint == null ? null : endpoint + "/api";
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    private OrgScope org() {
        return controlPlane.org();
    }

    private Manifest manifest(List<StackObject> objects) {
        Manifest.Builder manifest = org().manifests().manifest();
        objects.forEach(object -> object.addTo(manifest));
        return manifest.build();
    }

    private static void requireValid(PrefectStack stack) {
        List<String> problems = new ArrayList<>(stack.problems());
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }
}
