/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.cpln.model.SecretDocument;

/** The secrets of an organisation. They are read without their data unless revealed. Immutable and thread-safe. */
public final class Secrets extends Resource<SecretDocument> {

    Secrets(ServiceConnection connection, String org) {
        super(connection, Kind.SECRET, org, "/org/{org}", org, null);
    }

    /** Reads one with its data; needs the permission {@code reveal}. */
    public ApiCall<SecretDocument> reveal(String name) {
        return connection()
                .call(
                        Endpoint.of("GET", template() + "/{name}/-reveal").withSensitiveResponse(),
                        path(name) + "/-reveal",
                        null,
                        SecretDocument.class);
    }
}
