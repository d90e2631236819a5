/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer with success, and what stands around its document.
 *
 * @param status HTTP status, 200 to 299
 * @param headers headers by lower-case name
 * @param requestId id that the server gave the request, or {@code null}
 * @param attempts how many times the call was sent
 * @param body the document
 * @param <T> type of the document
 */
public record ApiResponse<T>(
        int status,
        Map<String, List<String>> headers,
        @Nullable String requestId,
        int attempts,
        T body) {

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value, or {@code null}
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
