/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/** A successful response whose body cannot be read. The request itself has taken effect. */
public final class DecodingException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final CallSite site;
    private final int status;
    private final String body;
    private final @Nullable String requestId;

    /**
     * Creates the exception.
     *
     * @param site the call
     * @param status HTTP status of the response
     * @param detail what cannot be read, and where in the body
     * @param body start of the body, with secret values masked
     * @param requestId id that the server assigned to the request, or {@code null}
     * @param cause the cause, or {@code null}
     */
    public DecodingException(
            CallSite site,
            int status,
            String detail,
            String body,
            @Nullable String requestId,
            @Nullable Throwable cause) {
        super(site + ": cannot read the response with status " + status + ": " + detail, cause);
        this.site = site;
        this.status = status;
        this.body = body;
        this.requestId = requestId;
    }

    /**
     * Returns the call.
     *
     * @return method, path and number of attempts
     */
    public CallSite site() {
        return site;
    }

    /**
     * Returns the HTTP status.
     *
     * @return a status from 200 to 299
     */
    public int status() {
        return status;
    }

    /**
     * Returns the start of the body, with secret values masked.
     *
     * @return the text, possibly empty
     */
    public String body() {
        return body;
    }

    /**
     * Returns the id that the server assigned to the request.
     *
     * @return the id, or {@code null}
     */
    public @Nullable String requestId() {
        return requestId;
    }
}
