/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.Http.Reply;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {
    private static final String API = "/metrics/org/acme/api/v1/";

    private final VirtualTime time = VirtualTime.create();
    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .time(time.clock(), time.scheduler())
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    /** A gauge of three workloads, and a counter that is reset. */
    @BeforeEach
    void store() {
        cpln.metric("acme", "cpu", Map.of("workload", "etl", "location", "east"), 1);
        cpln.metric("acme", "cpu", Map.of("workload", "etl", "location", "west"), 3);
        cpln.metric("acme", "cpu", Map.of("workload", "web", "location", "east"), 8);
        for (int requests : new int[] {10, 40, 20}) {
            cpln.metric("acme", "requests_total", Map.of("workload", "web"), requests);
            time.advance(Duration.ofSeconds(30));
        }
    }

    @AfterEach
    void stop() {
        cpln.close();
        time.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu{workload=\"etl\", location!=\"east\"} | location=west workload=etl: 3.0",
                "cpu{workload=~\"w.*\"} | location=east workload=web: 8.0",
                "{__name__=\"cpu\", workload!~\"e.*\"} | location=east workload=web: 8.0",
                "cpu{node=\"\", workload=\"web\"} | location=east workload=web: 8.0",
                "sum(cpu) | : 12.0",
                "sum by (workload) (cpu) | workload=etl: 4.0, workload=web: 8.0",
                "max(cpu) by (location) | location=east: 8.0, location=west: 3.0",
                "avg without (location) (cpu{workload=\"etl\"}) | workload=etl: 2.0",
                "count(cpu{location=\"east\"}) | : 2.0",
                "min(sum by (workload) (cpu)) | : 4.0",
                "rate(requests_total[5m]) | workload=web: 0.8333333333333334",
                "increase(requests_total{workload=\"web\"}[2m]) | workload=web: 100.0",
                "sum(max_over_time(requests_total[1h])) | : 40.0",
                "last_over_time(requests_total[1h]) | workload=web: 20.0",
            })
    void query_inPromQl_returnsTheValuesOfItsSeries(String query, String values) {
        JsonNode data = get("query", query, "").json().path("data");

        assertThat(data.path("resultType").asText()).isEqualTo("vector");
        assertThat(String.join(", ", texts(data.path("result")))).isEqualTo(values);
    }

    @Test
    void queryRange_ofAnAggregation_hasItsValuesAtEachStep() {
        long end = time.clock().instant().getEpochSecond();

        JsonNode result = get("query_range", "sum(requests_total)", "&start=" + (end - 90) + "&end=" + end + "&step=30")
                .json()
                .at("/data/result");

        assertThat(result).hasSize(1);
        assertThat(result.path(0).path("values"))
                .extracting(pair -> pair.path(1).asText())
                .containsExactly("10.0", "40.0", "20.0", "20.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | invalid parameter \"query\": 1:1: expected the name of a metric",
                "sum(cpu | 1:8: expected ')'",
                "rate(cpu) | 1:9: expected a range such as [5m]",
                "cpu{a=b} | 1:7: expected a text in double quotes",
                "cpu{a=~\"(\"} | expected a regular expression",
                "cpu / 2 | 1:4: expected the end of the query",
                "histogram_quantile(0.9, cpu) | 1:19: expected the end of the query",
            })
    void query_thatIsNotSupported_isRefusedAsByPrometheus(String query, String error) {
        Reply reply = get("query", query, "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("status").asText()).isEqualTo("error");
        assertThat(reply.json().path("errorType").asText()).isEqualTo("bad_data");
        assertThat(reply.json().path("error").asText()).contains(error);
    }

    private Reply get(String endpoint, String query, String parameters) {
        return http.get(API + endpoint + "?query=" + URLEncoder.encode(query, UTF_8) + parameters);
    }

    private static List<String> texts(JsonNode results) {
        List<String> texts = new ArrayList<>();
        for (JsonNode result : results) {
            List<String> labels = new ArrayList<>();
            result.path("metric").properties().stream()
                    .filter(label -> !label.getKey().equals("__name__"))
                    .forEach(label ->
                            labels.add(label.getKey() + "=" + label.getValue().asText()));
            texts.add(String.join(" ", labels) + ": "
                    + result.path("value").path(1).asText());
        }
        return texts;
    }
}
