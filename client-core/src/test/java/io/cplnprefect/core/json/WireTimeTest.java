/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The common form of times against the formatter of all forms. */
class WireTimeTest {
    private static final List<String> ZONES = List.of("Z", "+00:00", "", "-00:00", "+02:00", "+0000", "z", "+00:00:00");
    private static final String ALPHABET = "0123456789-T:.Z+ ";

    private final Random random = new Random(7);

    @Test
    void anyTime_inUtc_equalsInstantParse() {
        for (int i = 0; i < 20_000; i++) {
            long seconds = random.nextLong(
                    Instant.parse("0000-01-01T00:00:00Z").getEpochSecond(),
                    Instant.parse("9999-12-31T23:59:59Z").getEpochSecond());
            Instant time = Instant.ofEpochSecond(seconds, fraction());

            assertThat(WireTime.parse(time.toString())).isEqualTo(time);
            assertThat(FixedWidthTime.parse(time.toString())).as("common form").isEqualTo(time);
        }
    }

    @Test
    void anyText_nearACommonForm_isReadAsByTheFormatter() {
        int times = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = text();

            String result = result(() -> WireTime.parse(text));

            assertThat(result).as(text).isEqualTo(result(() -> WireTime.parseAnyForm(text)));
            times += result.startsWith("invalid") ? 0 : 1;
        }
        assertThat(times).isBetween(5_000, 45_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-02-31T00:00:00Z",
                "2024-02-29T00:00:00Z",
                "2026-04-31T10:00:00Z",
                "2026-11-21T24:00:00Z",
                "2026-11-21T23:59:60Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-11-21T03:01:13.",
                "2026-11-21T03:01:13.Z",
                "2026-11-21T03:01:13.1234567891Z",
                "2026-11-21T03:01:13Z ",
                "2026-11-21 03:01:13",
                "2026-11-21",
                "2026-11-21T03:01",
                ""
            })
    void limit_ofTheCommonForm_isReadAsByTheFormatter(String text) {
        assertThat(result(() -> WireTime.parse(text))).isEqualTo(result(() -> WireTime.parseAnyForm(text)));
    }

    private String text() {
        StringBuilder text = new StringBuilder("%04d-%02d-%02d%s%02d:%02d:%02d"
                .formatted(
                        random.nextInt(10_000),
                        random.nextInt(14),
                        random.nextInt(33),
                        random.nextBoolean() ? "T" : " ",
                        random.nextInt(25),
                        random.nextInt(61),
                        random.nextInt(61)));
        if (random.nextBoolean()) {
            text.append('.');
            int digits = random.nextInt(11);
            for (int i = 0; i < digits; i++) {
                text.append(random.nextInt(10));
            }
        }
        text.append(ZONES.get(random.nextInt(ZONES.size())));
        if (random.nextInt(4) == 0) {
            text.setCharAt(random.nextInt(text.length()), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private int fraction() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1_000;
            default -> random.nextInt(1_000_000_000);
        };
    }

    private static String result(Supplier<Instant> parse) {
        try {
            return parse.get().toString();
        } catch (DateTimeException e) {
            return "invalid: " + e.getMessage();
        }
    }
}
