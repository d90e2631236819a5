/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a server said when it answered with an error status.
 *
 * @param site which call
 * @param status HTTP status
 * @param message the server's own words
 * @param body start of the body, members with secret names masked
 * @param requestId id that the server gave the request or the error, or {@code null}
 * @param retryAfter how long the server asks to wait, or {@code null}
 */
public record ErrorAnswer(
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
