/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.FlowRunEnvironment;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The spans of flow runs on both emulators, and what their jobs receive. */
class FlowRunTracesTest {

    private final TwoServers servers = TwoServers.start();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final FlowRunTraces traces = new FlowRunTraces(sdk);

    @AfterEach
    void close() {
        sdk.close();
        servers.close();
    }

    @Test
    void run_fromClaimToEnd_isOneTraceThatTheJobContinues() {
        Worker worker = worker(traces);
        UUID run = servers.run();
        worker.pollOnce();
        String parent = variable(run, "TRACEPARENT");
        servers.time().advance(Duration.ofMinutes(10));
        worker.observeOnce();

        List<SpanData> ended = spans.getFinishedSpanItems();
        assertThat(ended).extracting(SpanData::getName).containsExactly("flow run submission", "job");
        assertThat(ended).extracting(SpanData::getTraceId).containsOnly(trace(run));
        assertThat(ended.get(1).getParentSpanId()).isEqualTo(ended.get(0).getSpanId());
        assertThat(parent).isEqualTo("00-" + trace(run) + "-" + ended.get(0).getSpanId() + "-01");
        assertThat(ended.get(1).getAttributes().get(AttributeKey.stringKey("cpln.gvc")))
                .isEqualTo(TwoServers.GVC);
        assertThat(ended.get(1).getAttributes().get(AttributeKey.stringKey("prefect.flow_run.state")))
                .isEqualTo("COMPLETED");
    }

    @Test
    void jobs_withDifferentTraces_shareTheirWorkload() {
        Worker worker = worker(traces);
        UUID one = servers.run();
        UUID other = servers.run();
        worker.pollOnce();

        assertThat(servers.workloads()).hasSize(1);
        assertThat(variable(one, "TRACEPARENT")).isNotEqualTo(variable(other, "TRACEPARENT"));
    }

    @Test
    void run_thatCannotBeSubmitted_isASpanWithAnError() {
        Worker worker = worker(traces);
        servers.run(Map.of("location", "nowhere"));

        worker.pollOnce();

        SpanData span = spans.getFinishedSpanItems().get(0);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).contains("Invalid location 'nowhere'");
    }

    @Test
    void job_withoutASdk_stillReceivesTheTraceOfItsFlowRun() {
        Worker worker = worker(new FlowRunTraces(OpenTelemetry.noop()));
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(variable(run, "TRACEPARENT")).startsWith("00-" + trace(run) + "-");
    }

    @Test
    void environment_thatThrows_doesNotPreventTheStart() {
        Worker worker = worker(flowRunId -> {
            throw new IllegalStateException("a defect of the application");
        });
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(servers.liveCommands(run)).hasSize(1);
    }

    private Worker worker(FlowRunTraces used) {
        return worker(used.environment(), used.listener(WorkerListener.NONE));
    }

    private Worker worker(FlowRunEnvironment environment) {
        return worker(environment, WorkerListener.NONE);
    }

    private Worker worker(FlowRunEnvironment environment, WorkerListener listener) {
        return Worker.create(
                servers.prefect(),
                servers.platformClients(),
                WorkerSettings.builder()
                        .workerChannel(false)
                        .workPool(TwoServers.POOL)
                        .gvc(TwoServers.GVC)
                        .jobApiUrl(servers.server().apiUrl())
                        .streamLogs(false)
                        .flowRunEnvironment(environment)
                        .build(),
                listener,
                Runnable::run,
                Runnable::run);
    }

    private String variable(UUID run, String name) {
        for (JsonNode variable : servers.commands(run).get(0).at("/spec/containerOverrides/0/env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("value").asText();
            }
        }
        return "";
    }

    private static String trace(UUID run) {
        return run.toString().replace("-", "");
    }
}
