/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;

/** The cloud accounts of an organization. Immutable and thread-safe. */
public final class CloudAccounts extends Resource<CloudAccount> {

    private final Scope org;

    /**
     * Creates the cloud accounts of an organization. Nothing is sent.
     *
     * @param org the organization
     * @param kind the kind of cloud accounts
     */
    public CloudAccounts(Scope org, OrgKind<CloudAccount> kind) {
        super(org, kind);
        this.org = org;
    }

    /**
     * Returns a call that reads what a user has to do at a provider before a cloud account can be created.
     *
     * @param provider the provider
     * @return the call
     * @throws io.cplnprefect.core.error.UsageException if the provider is not a valid name
     */
    public ApiCall<CloudAccountInstructions> instructions(CloudProvider provider) {
        return org.connection()
                .call(
                        Endpoint.of("GET", org.template() + "/cloudaccount/-instructions/{provider}"),
                        org.path() + "/cloudaccount/-instructions/" + Names.require("provider", provider.value()),
                        null,
                        CloudAccountInstructions.class);
    }
}
