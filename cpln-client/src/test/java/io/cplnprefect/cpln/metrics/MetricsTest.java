/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.ControlPlaneSettings;
import io.cplnprefect.cpln.Wire;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

    private static final Map<String, String> CPU = Map.of("__name__", "cpu", "workload", "etl");

    private final VirtualTime time = VirtualTime.create();
    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect")
            .time(time.clock(), time.scheduler())
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .token(Secret.of("secret"))
            .org("acme")
            .build();
    private final Metrics metrics = cpln.org().metrics();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
        time.close();
    }

    @Test
    void instantAndRange_returnTheValuesOfEachSeries() {
        Instant start = time.clock().instant();
        emulator.metric("acme", "cpu", Map.of("workload", "etl"), 0.5);
        emulator.metric("acme", "cpu", Map.of("workload", "web"), 7);
        time.advance(Duration.ofMinutes(1));
        emulator.metric("acme", "cpu", Map.of("workload", "etl"), Double.POSITIVE_INFINITY);
        Instant end = time.clock().instant();

        assertThat(metrics.instant("cpu{workload=\"etl\"}", start).execute())
                .containsExactly(new Series(CPU, List.of(new Sample(start, 0.5))));
        assertThat(metrics.instant("cpu", end).execute()).hasSize(2);
        assertThat(metrics.instant("other", end).execute()).isEmpty();
        assertThat(metrics.instant("sum(cpu)", start).execute())
                .containsExactly(new Series(Map.of(), List.of(new Sample(start, 7.5))));
        assertThat(metrics.range("cpu{workload=\"etl\"}", start, end, Duration.ofSeconds(30))
                        .execute())
                .containsExactly(new Series(
                        CPU,
                        List.of(
                                new Sample(start, 0.5),
                                new Sample(start.plusSeconds(30), 0.5),
                                new Sample(end, Double.POSITIVE_INFINITY))));
    }

    @Test
    void query_invalid_isReported() {
        Instant now = time.clock().instant();
        assertThatThrownBy(() -> metrics.instant("sum(cpu", now).execute())
                .isInstanceOf(ServiceException.BadRequest.class)
                .hasMessageContaining("1:8: expected ')'");
        assertThatThrownBy(() -> metrics.range("cpu", now, now, Duration.ZERO))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("positive step");
    }

    @ParameterizedTest
    @CsvSource({"scalar, 3.25, 3.25", "scalar, NaN, NaN", "scalar, -Inf, -Infinity", "string, 1, 1"})
    void instant_scalar_isASeriesWithoutLabels(String type, String text, double value) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .body("{\"data\":{\"resultType\":\"" + type + "\",\"result\":[1700000000.123,\"" + text + "\"]}}")
                    .build());
            try (ControlPlane client = ControlPlane.builder()
                    .endpoint("http://127.0.0.1:9")
                    .set(ControlPlaneSettings.METRICS_ENDPOINT, server.url("/").toString())
                    .token(Secret.of(Wire.TOKEN))
                    .org("acme")
                    .build()) {
                assertThat(client.org().metrics().instant("1", Instant.EPOCH).execute())
                        .containsExactly(new Series(
                                Map.of(), List.of(new Sample(Instant.ofEpochMilli(1_700_000_000_123L), value))));
                assertThat(server.takeRequest().getTarget())
                        .isEqualTo("/metrics/org/acme/api/v1/query?query=1&time=0.000");
            }
        }
    }
}
