/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A response with an error status.
 *
 * @param site the call
 * @param status HTTP status
 * @param message the server's error message
 * @param body start of the body, with secret values masked
 * @param requestId id that the server assigned to the request or the error, or {@code null}
 * @param retryAfter time to wait before a retry, as requested by the server, or {@code null}
 */
public record ErrorResponse(
        CallSite site,
        int status,
        String message,
        String body,
        @Nullable String requestId,
        @Nullable Duration retryAfter)
        implements Serializable {

    @Override
    public String toString() {
        return site + ": " + status + ": " + message
                + (retryAfter == null ? "" : ", retry after " + retryAfter.toMillis() + " ms")
                + (requestId == null ? "" : " [" + requestId + "]");
    }
}
