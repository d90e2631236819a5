/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.UsageException;
import okhttp3.Request;

/** Sets headers of a request. An invalid value, which may be a secret, is not part of the error. */
final class HttpHeaders {

    private HttpHeaders() {}

    static void set(Request.Builder request, String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            // OkHttp's message quotes the value, which may be a token read from a file together with its line end.
            throw new UsageException("Invalid header " + name
                    + ": its name or value is empty or contains a character that HTTP does not allow, such as a line end;"
                    + " remove it");
        }
    }
}
