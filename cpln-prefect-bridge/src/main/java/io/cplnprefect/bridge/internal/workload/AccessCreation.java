/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.resource.Item;
import org.jspecify.annotations.Nullable;

/** Creates the identity of a workload and its policy. Both writes replace what an earlier attempt has written. */
public final class AccessCreation {

    private final OrgScope org;
    private final String gvc;

    public AccessCreation(OrgScope org, String gvc) {
        this.org = org;
        this.gvc = gvc;
    }

    /**
     * Creates both, before the workload that links to the identity. Objects that an earlier submission has left are replaced.
     *
     * @return {@code false} if the cleanup is about to delete one of them, so that the name cannot be used; then nothing was written
     * @throws WorkloadException if one of the names is taken by an object that was not created for jobs, or a write was refused
     */
    public boolean create(JobAccess access) {
        Item identity = read(org.gvc(gvc).identities().get(access.identity().name()));
        Item policy = read(org.policies().get(access.policy().name()));
        String conflict = conflict(identity, policy);
        if (conflict != null) {
            throw new WorkloadException(conflict, null);
        }
        if (isRetired(identity) || isRetired(policy)) {
            return false;
        }
        write("Identity", access.identity(), org.gvc(gvc).identities().put(access.identity()));
        write("Policy", access.policy(), org.policies().put(access.policy()));
        return true;
    }

    /** Returns which name is taken by an object that was not created for jobs, or null. Only reads. */
    public @Nullable String conflict(JobAccess access) {
        return conflict(
                read(org.gvc(gvc).identities().get(access.identity().name())),
                read(org.policies().get(access.policy().name())));
    }

    /** Returns whether the cleanup is about to delete one of them. Only reads. */
    public boolean isRetired(JobAccess access) {
        return isRetired(read(org.gvc(gvc).identities().get(access.identity().name())))
                || isRetired(read(org.policies().get(access.policy().name())));
    }

    private static boolean isRetired(@Nullable Item found) {
        return found != null && Retirement.isRetired(found.tags());
    }

    private static @Nullable String conflict(@Nullable Item identity, @Nullable Item policy) {
        if (identity != null && !RequiredWorkload.isOwn(identity.tags())) {
            return taken("Identity", identity.name());
        }
        return policy != null && !RequiredWorkload.isOwn(policy.tags()) ? taken("Policy", policy.name()) : null;
    }

    private static String taken(String kind, String name) {
        return kind + " name " + name + " is taken by an object that was not created for jobs. Rename or delete it";
    }

    /** Returns whether an object exists and was created for jobs. */
    static boolean isOwn(ApiCall<? extends Item> call) {
        Item found = read(call);
        return found != null && RequiredWorkload.isOwn(found.tags());
    }

    private static @Nullable Item read(ApiCall<? extends Item> call) {
        try {
            return call.execute();
        } catch (ServiceException.NotFound missing) {
            return null;
        }
    }

    private static void write(String kind, Item item, ApiCall<?> call) {
        try {
            call.execute();
        } catch (ServiceException.Forbidden | ServiceException.BadRequest | ServiceException.NotFound e) {
            throw new WorkloadException(kind + " " + item.name() + " was refused: " + message(e), e);
        }
    }

    private static String message(ApiException e) {
        return String.valueOf(e.getMessage());
    }
}
