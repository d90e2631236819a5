/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.OrgKind;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;

/** The secrets of an organization. They are read without their data, except by {@link #reveal}. Immutable and thread-safe. */
public final class Secrets extends Resource<SecretDocument> {

    private final Scope org;

    /**
     * Creates the secrets of an organization. Nothing is sent.
     *
     * @param org the organization
     * @param kind the kind of secrets
     */
    public Secrets(Scope org, OrgKind<SecretDocument> kind) {
        super(org, kind);
        this.org = org;
    }

    /**
     * Returns a call that reads a secret with its data. It requires the permission {@code reveal}.
     *
     * @param name name of the secret
     * @return the call; status 404 if the secret does not exist, 403 without the permission
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public ApiCall<SecretDocument> reveal(String name) {
        return org.connection()
                .call(
                        Endpoint.of("GET", org.template() + "/secret/{name}/-reveal")
                                .withSensitiveResponse(),
                        org.path() + "/secret/" + Names.require("secret", name) + "/-reveal",
                        null,
                        SecretDocument.class);
    }
}
