/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as servers write them: {@code 2026-11-21T03:00:40.123Z} of Control Plane, {@code 2026-11-21T03:01:13.432459+00:00} of
 * Prefect 2.20, {@code 2026-11-21T03:00:40Z} of Prefect 3.x, with a fraction of 0 to 9 digits, a space in place of the {@code T},
 * and without a zone, which means UTC. A number is seconds since 1970. Thread-safe.
 */
final class WireTime extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:mm:ss", "Z")
            .optionalEnd()
            .toFormatter();

    private WireTime() {
        super(Instant.class);
    }

    static SimpleModule module() {
        return new SimpleModule("wire-time").addDeserializer(Instant.class, new WireTime());
    }

    static Instant parse(String text) {
        Instant common = FixedWidthTime.parse(text);
        return common == null ? parseAnyForm(text) : common;
    }

    static Instant parseAnyForm(String text) {
        String joined = text.strip().replace(' ', 'T');
        TemporalAccessor time = FORMAT.parseBest(joined, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime withZone) {
            return withZone.toInstant();
        }
        return time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC)
                : LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return InstantDeserializer.INSTANT.deserialize(parser, context);
        }
        String text = parser.getText();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse(text);
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time: %s", e.getMessage());
        }
    }
}
