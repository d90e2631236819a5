/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal.document;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of durations that Prefect accepts: seconds, ISO 8601 such as {@code PT1H}, and {@code HH:MM:SS}. */
public final class Durations {

    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d+) days?,? )?(\\d{1,4}):(\\d{2})(?::(\\d{2}(?:\\.\\d+)?))?");
    private static final double MILLISECONDS = 1000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_DAY = 86400;

    private Durations() {}

    /** Returns the seconds, or null if the value is no duration. */
    public static @Nullable Double seconds(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (!(value instanceof String text)) {
            return null;
        }
        Matcher clock = CLOCK.matcher(text.strip());
        if (clock.matches()) {
            return number(clock.group(1)) * SECONDS_PER_DAY
                    + number(clock.group(2)) * SECONDS_PER_HOUR
                    + number(clock.group(3)) * SECONDS_PER_MINUTE
                    + number(clock.group(4));
        }
        try {
            return text.startsWith("P") ? Duration.parse(text).toMillis() / MILLISECONDS : Double.valueOf(text);
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        }
    }

    private static double number(@Nullable String text) {
        return text == null ? 0 : Double.parseDouble(text);
    }
}
