/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A successful response.
 *
 * @param status HTTP status, from 200 to 299
 * @param headers header values by lower-case name
 * @param requestId id that the server assigned to the request, or {@code null}
 * @param attempts number of times the request was sent
 * @param body the response document
 * @param <T> type of the document
 */
public record ApiResponse<T>(
        int status,
        Map<String, List<String>> headers,
        @Nullable String requestId,
        int attempts,
        T body) {

    /**
     * Returns the first value of a header.
     *
     * @param name name of the header, in any case
     * @return the value, or {@code null}
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the time of the response by the clock of the server, with a resolution of a second.
     *
     * @return the value of the header {@code Date}, or {@code null} if it is missing or invalid
     */
    public @Nullable Instant date() {
        String text = header("Date");
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException invalid) {
            return null;
        }
    }

    /**
     * Returns this response with another document.
     *
     * @param document the document
     * @param <R> its type
     * @return a response
     */
    public <R> ApiResponse<R> withBody(R document) {
        return new ApiResponse<>(status, headers, requestId, attempts, document);
    }
}
