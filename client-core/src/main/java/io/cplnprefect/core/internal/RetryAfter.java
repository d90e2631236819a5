/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header: seconds, with a fraction as Prefect sends them, or an HTTP date. */
public final class RetryAfter {

    private static final double LONGEST = Integer.MAX_VALUE;

    private RetryAfter() {}

    /**
     * Reads the header.
     *
     * @param header value of the header, or {@code null}
     * @param now the present time, with which a date is compared
     * @return the time to wait, zero for a date in the past; {@code null} if there is no header or it cannot be
     *     read
     */
    public static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        try {
            double seconds = Double.parseDouble(text);
            return seconds >= 0 ? Duration.ofMillis((long) Math.ceil(Math.min(seconds, LONGEST) * 1000)) : null;
        } catch (NumberFormatException notSeconds) {
            return parseDate(text, now);
        }
    }

    private static @Nullable Duration parseDate(String text, Instant now) {
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isBefore(now) ? Duration.ZERO : Duration.between(now, at);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
