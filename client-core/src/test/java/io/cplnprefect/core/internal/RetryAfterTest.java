/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "0                             | PT0S",
                "0.0                           | PT0S",
                "7                             | PT7S",
                " 7                            | PT7S",
                "0.25                          | PT0.25S",
                "0.0001                        | PT0.001S",
                "99999999999                   | PT596523H14M7S",
                "Sat, 21 Nov 2026 10:00:30 GMT | PT30S",
                "Sat, 21 Nov 2026 09:59:00 GMT | PT0S",
                "-1                            | null",
                "NaN                           | null",
                "soon                          | null",
                "''                            | null"
            })
    void header_inAnyForm_isParsedOrNull(String header, @Nullable Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(expected);
    }

    @Test
    void header_absent_isNull() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
