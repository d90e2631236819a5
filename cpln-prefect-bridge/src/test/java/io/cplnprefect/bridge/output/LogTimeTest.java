/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogTimeTest {

    @Test
    void time_ofALine_keepsItsNanosecondsInUtc() {
        Instant time = LogTime.instant(1_795_307_065_123_456_789L);

        assertThat(time).hasToString("2026-11-22T00:24:25.123456789Z");
        assertThat(LogTime.nanos(time)).isEqualTo(1_795_307_065_123_456_789L);
    }
}
