/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Kind;
import io.cplnprefect.cpln.resource.Scope;

/** Who may do what with the objects of a kind. Immutable and thread-safe. */
public final class Access {

    private final Scope scope;
    private final String kind;

    /**
     * Creates the access to the objects of a kind. Nothing is sent.
     *
     * @param scope the scope to which the kind belongs
     * @param kind the kind
     */
    public Access(Scope scope, Kind<?> kind) {
        this.scope = scope;
        this.kind = kind.name();
    }

    /**
     * Returns a call that reads the permissions of the kind, and which of them include others.
     *
     * @return the call
     */
    public ApiCall<PermissionSet> permissions() {
        // The permissions of the kinds of a GVC are those of the organization.
        Scope org = scope.orgOfGvc();
        Scope owner = org == null ? scope : org;
        String below = "/" + kind + "/-schema/permissions";
        return scope.connection()
                .call(Endpoint.of("GET", owner.template() + below), owner.path() + below, null, PermissionSet.class);
    }

    /**
     * Returns a call that reads who has which permission on an object.
     *
     * @param name name of the object
     * @return the call; status 404 if the object does not exist
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<AccessReport> report(String name) {
        return scope.connection()
                .call(
                        Endpoint.of("GET", scope.template() + "/" + kind + "/{name}/-accessreport"),
                        scope.path() + "/" + kind + "/" + Names.require(kind, name) + "/-accessreport",
                        null,
                        AccessReport.class);
    }
}
