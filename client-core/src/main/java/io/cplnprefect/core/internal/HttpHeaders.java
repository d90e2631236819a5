/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.UsageException;
import okhttp3.Request;

/** Sets headers of a request without telling their values when they cannot be sent. */
final class HttpHeaders {

    private HttpHeaders() {}

    static void set(Request.Builder request, String name, String value) {
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            // OkHttp's message quotes the value, which may be a token with a line end that came along from a file.
            throw new UsageException("The header " + name
                    + " cannot be sent: its name or value is empty or holds a character that HTTP does not allow,"
                    + " such as a line end");
        }
    }
}
