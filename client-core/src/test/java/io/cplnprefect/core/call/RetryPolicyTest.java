/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static RandomGenerator drawing(double share) {
        long bits = (long) (share * 0x1p53) << 11;
        return () -> bits;
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 8000", "6, 16000", "7, 20000", "60, 20000"})
    void wait_doublesUpToItsCeiling(int failed, long millis) {
        assertThat(RetryPolicy.DEFAULT.waitAfter(failed, null, drawing(0.5))).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"0, 350", "0.5, 500", "0.999999999, 650"})
    void wait_isDrawnLongerOrShorterByTheJitter(double drawn, long millis) {
        assertThat(RetryPolicy.DEFAULT.waitAfter(1, null, drawing(drawn))).hasMillis(millis);
    }

    @Test
    void wait_isNeverDrawnAboveItsCeiling() {
        assertThat(RetryPolicy.DEFAULT.waitAfter(10, null, drawing(0.999))).hasSeconds(20);
    }

    @ParameterizedTest
    @CsvSource({"PT10S, 0, 10000", "PT10S, 0.5, 11500", "PT0.1S, 0.5, 500", "PT30S, 0, 30000", "PT1H, 0, 3600000"})
    void whatTheServerAsksFor_isAFloor(Duration asked, double drawn, long millis) {
        assertThat(RetryPolicy.DEFAULT.waitAfter(1, asked, drawing(drawn))).hasMillis(millis);
    }

    @Test
    void partsOfAMillisecond_areNotTakenOffTheFloor() {
        Duration asked = Duration.ofNanos(1_000_000_001);

        assertThat(RetryPolicy.DEFAULT.waitAfter(1, asked, drawing(0))).isEqualTo(asked);
    }

    @Test
    void values_thatMakeNoSense_areRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(0, second, second, 0)).hasMessageContaining("maxAttempts is 0");
        assertThatThrownBy(() -> new RetryPolicy(1, second, second, 1.1)).hasMessageContaining("jitter is 1.1");
        assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ofMillis(1), 0))
                .hasMessageContaining("firstWait is PT1S and maxWait PT0.001S");
    }
}
