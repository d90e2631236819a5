/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.quota;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.Scope;

/** The quotas of an organization, which the platform sets. Immutable and thread-safe. */
public final class Quotas {

    private final Collection<Quota> quotas;

    /**
     * Creates the quotas of an organization. Nothing is sent.
     *
     * @param org the organization
     */
    public Quotas(Scope org) {
        this.quotas = new Collection<>(
                org.connection(), org.path() + "/quota", org.template() + "/quota", Quota.class, false);
    }

    /**
     * Returns a call that reads a quota.
     *
     * @param id id of the quota
     * @return the call; status 404 if the quota does not exist
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public ApiCall<Quota> get(String id) {
        return quotas.get("id", Names.require("quota", id));
    }

    /**
     * Returns all quotas.
     *
     * @return the quotas, read lazily, page by page
     */
    public Pager<Quota> list() {
        return quotas.list();
    }

    /**
     * Returns the quotas that match a query.
     *
     * @param query the query
     * @return the quotas, read lazily, page by page
     */
    public Pager<Quota> query(Query query) {
        return quotas.query(query);
    }
}
