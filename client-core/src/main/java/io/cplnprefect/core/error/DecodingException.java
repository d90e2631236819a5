/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/** The server answered with success, but the body is not what was expected. The call itself took effect. */
public final class DecodingException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final CallSite site;
    private final int status;
    private final String body;
    private final @Nullable String requestId;

    /**
     * Makes the error.
     *
     * @param site which call
     * @param status HTTP status of the answer
     * @param detail what could not be read, and where in the body
     * @param body start of the body, with secret members masked
     * @param requestId id that the server gave the request, or {@code null}
     * @param cause what it came from, or {@code null}
     */
    public DecodingException(
            CallSite site,
            int status,
            String detail,
            String body,
            @Nullable String requestId,
            @Nullable Throwable cause) {
        super(site + ": the answer with status " + status + " cannot be read: " + detail, cause);
        this.site = site;
        this.status = status;
        this.body = body;
        this.requestId = requestId;
    }

    /**
     * Which call it was.
     *
     * @return method, path, attempts
     */
    public CallSite site() {
        return site;
    }

    /**
     * HTTP status of the answer.
     *
     * @return a status from 200 to 299
     */
    public int status() {
        return status;
    }

    /**
     * Start of the body, members with secret names masked.
     *
     * @return the text, maybe empty
     */
    public String body() {
        return body;
    }

    /**
     * Id that the server gave the request.
     *
     * @return the id, or {@code null}
     */
    public @Nullable String requestId() {
        return requestId;
    }
}
