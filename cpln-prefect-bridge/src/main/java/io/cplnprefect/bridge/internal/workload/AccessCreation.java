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
     * Creates both, before the workload that links to the identity.
     *
     * @throws WorkloadException if one of the names is taken by an object that was not created for jobs, or a write was refused
     */
    public void create(JobAccess access) {
        String conflict = conflict(access);
        if (conflict != null) {
            throw new WorkloadException(conflict, null);
        }
        write("Identity", access.identity(), org.gvc(gvc).identities().put(access.identity()));
        write("Policy", access.policy(), org.policies().put(access.policy()));
    }

    /** Returns which name is taken by an object that was not created for jobs, or null. Only reads. */
    public @Nullable String conflict(JobAccess access) {
        String identity = access.identity().name();
        if (isForeign(org.gvc(gvc).identities().get(identity))) {
            return taken("Identity", identity);
        }
        String policy = access.policy().name();
        return isForeign(org.policies().get(policy)) ? taken("Policy", policy) : null;
    }

    private static String taken(String kind, String name) {
        return kind + " name " + name + " is taken by an object that was not created for jobs. Rename or delete it";
    }

    private static boolean isForeign(ApiCall<? extends Item> call) {
        Item found = read(call);
        return found != null && !RequiredWorkload.isOwn(found.tags());
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
