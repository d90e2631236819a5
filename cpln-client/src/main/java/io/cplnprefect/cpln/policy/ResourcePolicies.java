/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.policy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Scope;

/** The resource policies of an organization. Immutable and thread-safe. */
public final class ResourcePolicies {

    private final Collection<ResourcePolicy> policies;

    /**
     * Creates the resource policies of an organization. Nothing is sent.
     *
     * @param org the organization
     */
    public ResourcePolicies(Scope org) {
        this.policies = new Collection<>(
                org.connection(),
                org.path() + "/resourcepolicy",
                org.template() + "/resourcepolicy",
                ResourcePolicy.class,
                false);
    }

    /**
     * Returns a call that reads a resource policy.
     *
     * @param name name or id of the resource policy
     * @return the call; status 404 if the resource policy does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<ResourcePolicy> get(String name) {
        return policies.get("name", Names.require("resourcepolicy", name));
    }

    /**
     * Returns all resource policies.
     *
     * @return the resource policies, read lazily, page by page
     */
    public Pager<ResourcePolicy> list() {
        return policies.list();
    }
}
