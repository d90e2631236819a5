/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.serviceaccount;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Scope;
import java.util.Map;

/** The keys of a service account. Immutable and thread-safe. */
public final class ServiceAccountKeys {

    private static final String TEMPLATE = "/serviceaccount/{name}";
    private static final int MAX_DESCRIPTION = 250;

    private final Scope org;
    private final String path;

    /**
     * Creates the keys of a service account. Nothing is sent.
     *
     * @param org the organization
     * @param account name of the service account
     * @throws UsageException if the name is invalid
     */
    public ServiceAccountKeys(Scope org, String account) {
        this.org = org;
        this.path = org.path() + "/serviceaccount/" + Names.require("serviceaccount", account);
    }

    /**
     * Returns a call that creates a key. Only its response contains the {@linkplain ServiceAccountKey#key() key}: keep it, or
     * {@linkplain #remove remove} it. Each request creates a key, so that the call is not retried after a failure that leaves its
     * effect unknown.
     *
     * @param description what the key is for, of 1 to 250 characters
     * @return the call; status 404 if the service account does not exist
     * @throws UsageException if the description is invalid
     */
    public ApiCall<ServiceAccountKey> add(String description) {
        if (description.isBlank() || description.length() > MAX_DESCRIPTION) {
            throw new UsageException("Invalid description of a key with " + description.length()
                    + " characters: expected a text of 1 to " + MAX_DESCRIPTION + " characters");
        }
        return org.connection()
                .call(
                        Endpoint.of("POST", org.template() + TEMPLATE + "/-addKey")
                                .withSensitiveResponse(),
                        path + "/-addKey",
                        Map.of("description", description),
                        ServiceAccountKey.class);
    }

    /**
     * Returns a call that removes a key, which is then no longer valid.
     *
     * @param name name of the key
     * @return the call; status 404 if the service account does not exist
     */
    public ApiCall<Void> remove(String name) {
        return org.connection()
                .call(
                        Endpoint.of("PATCH", org.template() + TEMPLATE),
                        path,
                        Patch.empty().drop("keys", name),
                        Void.class);
    }
}
