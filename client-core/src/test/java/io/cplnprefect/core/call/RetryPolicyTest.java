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

    private static RandomGenerator always(double random) {
        long bits = (long) (random * 0x1p53) << 11;
        return () -> bits;
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 8000", "6, 16000", "7, 20000", "60, 20000"})
    void wait_afterEachFailure_doublesUpToTheMaximum(int failed, long millis) {
        assertThat(RetryPolicy.DEFAULT.waitAfter(failed, null, always(0.5))).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"0, 350", "0.5, 500", "0.999999999, 650"})
    void wait_withJitter_isLongerOrShorter(double random, long millis) {
        assertThat(RetryPolicy.DEFAULT.waitAfter(1, null, always(random))).hasMillis(millis);
    }

    @Test
    void wait_withJitter_doesNotExceedTheMaximum() {
        assertThat(RetryPolicy.DEFAULT.waitAfter(10, null, always(0.999))).hasSeconds(20);
    }

    @ParameterizedTest
    @CsvSource({"PT10S, 0, 10000", "PT10S, 0.5, 11500", "PT0.1S, 0.5, 500", "PT30S, 0, 30000", "PT1H, 0, 3600000"})
    void wait_requestedByTheServer_isALowerBound(Duration retryAfter, double random, long millis) {
        assertThat(RetryPolicy.DEFAULT.waitAfter(1, retryAfter, always(random))).hasMillis(millis);
    }

    @Test
    void wait_requestedWithNanoseconds_isNotRoundedDown() {
        Duration retryAfter = Duration.ofNanos(1_000_000_001);

        assertThat(RetryPolicy.DEFAULT.waitAfter(1, retryAfter, always(0))).isEqualTo(retryAfter);
    }

    @Test
    void values_outOfRange_areRejected() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(0, second, second, 0)).hasMessageContaining("Invalid maxAttempts 0");
        assertThatThrownBy(() -> new RetryPolicy(1, second, second, 1.1)).hasMessageContaining("Invalid jitter 1.1");
        assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ofMillis(1), 0))
                .hasMessageContaining("Invalid waits PT1S and PT0.001S");
    }
}
