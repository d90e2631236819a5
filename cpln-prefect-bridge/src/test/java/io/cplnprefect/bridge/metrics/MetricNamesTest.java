/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.cleanup.CleanupEvent;
import io.cplnprefect.bridge.cleanup.CleanupReport;
import io.cplnprefect.bridge.cleanup.QuotaForecast;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.SyncAction;
import io.cplnprefect.bridge.sync.SyncEvent;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.worker.EndedRun;
import io.cplnprefect.bridge.worker.PollReport;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.CircuitState;
import io.cplnprefect.cpln.log.LogEntry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of the metrics as Prometheus reads them, in the documentation, the dashboard and the alerts. */
class MetricNamesTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern NAME = Pattern.compile("cplnprefect_[a-z_]+");

    private static TwoServers servers;
    private static Set<String> recorded;

    @BeforeAll
    static void recordEverything() {
        servers = TwoServers.start();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        BridgeMetrics metrics = new BridgeMetrics(registry);
        Worker worker = Worker.create(
                servers.prefect(),
                servers.platformClients(),
                WorkerSettings.builder()
                        .workerChannel(false)
                        .workPool(TwoServers.POOL)
                        .gvc(TwoServers.GVC)
                        .jobApiUrl(servers.server().apiUrl())
                        .build(),
                WorkerListener.NONE,
                Runnable::run,
                Runnable::run);
        Schedule schedule = worker.schedule();
        metrics.bind(worker, schedule);
        recordEvents(metrics.listener(WorkerListener.NONE));
        recordRequests(metrics.requests());
        metrics.record(new CleanupReport(
                false,
                List.of(new CleanupEvent("workload", "/org/acme", CleanupEvent.Result.DELETED, "unused")),
                List.of(new QuotaForecast("prefect", 1, 10, 0)),
                List.of("a problem")));
        recorded = names(registry.scrape());
        worker.close();
    }

    private static void recordEvents(WorkerListener listener) {
        UUID run = UUID.randomUUID();
        Job job = Job.gone(new InfrastructurePid("acme", "prefect", "etl", "c-1"));
        listener.claimed(run);
        listener.claimLost(run);
        listener.skipped(run, "paused");
        listener.started(run, job);
        listener.notStarted(run, new IllegalStateException());
        listener.line(run, new LogEntry(Map.of(), 0, "hello"));
        listener.ended(new EndedRun(run, job.pid(), "COMPLETED"));
        listener.polled(new PollReport(1, List.of(), List.of()));
        listener.observed(new SyncReport(
                1,
                1,
                List.of(new SyncEvent(
                        run, new SyncAction.Stop(List.of(job), "cancelled"), SyncEvent.Result.DONE, "cancelled")),
                List.of(),
                List.of()));
    }

    private static void recordRequests(CallMetrics requests) {
        Endpoint endpoint = Endpoint.of("GET", "/flow_runs/{id}").ofService("prefect");
        requests.attemptEnded(endpoint, 2, "429", Duration.ofSeconds(1));
        requests.callEnded(endpoint, 2, "200", Duration.ofSeconds(1));
        requests.circuitChanged("prefect", CircuitState.OPEN);
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations/dashboard.json", "operations/alerts.yml"})
    void file_names_onlyMetricsThatAreRecorded(String file) throws IOException {
        Set<String> named = names(Files.readString(DOCS.resolve(file)));

        assertThat(named).hasSizeGreaterThan(4);
        assertThat(recorded).containsAll(named);
    }

    @Test
    void table_ofTheDocumentation_hasEachMetricOnce() throws IOException {
        Set<String> documented = names(Files.readString(DOCS.resolve("operations.md")));
        Set<String> expected = new TreeSet<>();
        // A timer has three series.
        recorded.forEach(name -> expected.add(name.replaceFirst("_seconds_(count|sum|max)$", "_seconds")));

        assertThat(documented).isEqualTo(expected);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        for (String line : text.split("\n", -1)) {
            Matcher matcher = NAME.matcher(line.startsWith("#") ? "" : line);
            while (matcher.find()) {
                names.add(matcher.group());
            }
        }
        return names;
    }
}
