/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.cpln.internal.LocationHeader;

/** Reads the responses to writes: their status and {@code Location} header. Their body is a text for people. */
final class Writes {

    private Writes() {}

    /** Returns a write of an object whose path is known. */
    static ApiCall<Stored> named(ApiCall<Void> call, String link) {
        return call.mapResponse(response -> {
            String location = LocationHeader.path(response);
            return new Stored(location == null ? link : location, response.status() == 201);
        });
    }

    /** Returns a write of an object that the server names. A response without the name is an error. */
    static ApiCall<Stored> unnamed(ApiCall<Void> call, String collection) {
        return call.mapResponse(response -> {
            String location = LocationHeader.path(response);
            if (location == null) {
                throw new DecodingException(
                        new CallSite("POST", collection, response.attempts()),
                        response.status(),
                        "it has no Location header with the name of the created object",
                        "",
                        response.requestId(),
                        null);
            }
            return new Stored(location, response.status() == 201);
        });
    }
}
