/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as Prefect writes and reads them: with microseconds, and in several input formats. */
public final class Times {
    private static final int MILLIS_LENGTH = "2026-01-01T00:00:00.000".length();
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter();

    private Times() {}

    /** Returns a time without its nanoseconds, which Prefect does not keep. */
    public static Instant truncated(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns the text of a time as the release writes it: {@code Z} in 3.x, {@code +00:00} in 2.20, no fraction if it is zero. */
    public static String text(PrefectRelease release, Instant time) {
        String text = truncated(time).toString();
        String digits = text.substring(0, text.length() - 1);
        // The JDK omits the last three digits where they are zero, Prefect does not.
        String micros = digits.length() == MILLIS_LENGTH ? digits + "000" : digits;
        return micros + (release == PrefectRelease.V3 ? "Z" : "+00:00");
    }

    /** Returns the time that a value holds, or null; a time without zone is UTC. */
    public static @Nullable Instant parse(JsonNode value) {
        if (value.isNumber()) {
            return Instant.ofEpochMilli(Math.round(value.asDouble() * 1000));
        }
        return value.isTextual() ? parse(value.asText()) : null;
    }

    public static @Nullable Instant parse(String text) {
        try {
            TemporalAccessor read = LENIENT.parse(text.strip().replaceFirst("^(\\S{10}) ", "$1T"));
            LocalDateTime local = read.query(LocalDateTime::from);
            ZoneOffset zone = read.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(read) : ZoneOffset.UTC;
            return local.toInstant(zone).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
