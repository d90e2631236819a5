/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands for flow runs, after a worker has started a job and was stopped by SIGTERM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class FlowRunCommandsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private final Services services = Services.builder()
            .controlPlane(platform ->
                    platform.org("acme", "secret-token").gvc("prefect").runtime(ProcessRuntime.create()))
            .prefect(server -> {})
            .start();

    private Program program;
    private @Nullable Outcome worker;
    private @Nullable HttpResponse<String> live;
    private @Nullable HttpResponse<String> ready;
    private @Nullable HttpResponse<String> metrics;
    private String run = "";
    private String pid = "";

    @BeforeAll
    void runAndStopAWorker() throws IOException, InterruptedException {
        int port = freePort();
        program = Program.of(services, folder);
        WorkerProcess process = new WorkerProcess(
                program,
                services.prefect(),
                folder,
                "cpln",
                "--limit",
                "5",
                "--query-seconds",
                "1",
                "--health-port",
                String.valueOf(port));
        run = process.createFlowRun("sh -c 'echo hello; sleep 600'");
        pid = await().atMost(LIMIT)
                .until(() -> flowRun().path("infrastructure_pid").asText(""), text -> text.contains(":"));
        await().atMost(LIMIT).until(() -> process.output().contains(run + " hello"));
        ready = await().atMost(LIMIT).until(() -> get(port, "/health/ready"), page -> page.statusCode() == 200);
        live = get(port, "/health/live");
        metrics = get(port, "/metrics");
        process.process().destroy();
        worker = process.end();
    }

    @AfterAll
    void close() {
        services.close();
    }

    @Test
    void worker_afterSigterm_endsWithCode143AndItsJobContinues() {
        Outcome end = Objects.requireNonNull(worker);

        assertThat(end.exitCode()).isEqualTo(143);
        assertThat(end.out()).isEqualTo(run + " hello\n");
        assertThat(end.err()).contains("Stopped; 1 jobs continue").doesNotContain("\tat ", "secret-token");
        assertThat(services.controlPlane().commands(workload()))
                .extracting(command -> command.path("lifecycleStage").asText())
                .containsExactly("running");
    }

    @Test
    void healthPages_ofARunningWorker_areJsonWithTheReason() {
        assertThat(document(ready).path("summary").asText()).isEqualTo("ready");
        assertThat(document(ready).at("/load/running").asInt()).isEqualTo(1);
        assertThat(document(live).path("live").asBoolean()).isTrue();
    }

    @Test
    void metrics_ofARunningWorker_areReadByPrometheus() {
        HttpResponse<String> page = Objects.requireNonNull(metrics);

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(page.body())
                .contains("cplnprefect_runs{stage=\"running\"} 1.0", "cplnprefect_ready 1.0", "cplnprefect_requests_");
    }

    @Test
    void worker_afterCtrlC_endsWithCode130() throws Exception {
        WorkerProcess process = new WorkerProcess(program, services.prefect(), folder, "interrupted");

        new ProcessBuilder("kill", "-INT", String.valueOf(process.process().pid()))
                .start()
                .waitFor();

        assertThat(process.end().exitCode()).isEqualTo(130);
    }

    @Test
    void worker_withoutSettings_reportsAllOfThemWithExitCode2() {
        Outcome end = new Program(folder).run("worker", "start", "--pool", "cpln", "--limit", "0");

        assertThat(end.exitCode()).isEqualTo(2);
        assertThat(end.err())
                .startsWith("cpln-prefect: ")
                .contains("PREFECT_API_URL", "CPLN_TOKEN", "CPLN_ORG", "Invalid limit 0")
                .hasLineCount(4);
    }

    @Test
    void explain_ofAFlowRun_printsItsStateAndJob() {
        Outcome text = program.run("explain", run);
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).contains(run, pid, "hello");

        Outcome document = program.run("explain", run, "-o", "json");
        assertThat(json(document).path("pid").asText()).isEqualTo(pid);
        assertThat(json(document).path("state").asText()).isEqualTo("Pending");
    }

    @Test
    void logs_ofAFlowRun_areThoseOfItsJob() {
        Outcome lines = program.run("logs", run, "-o", "yaml");

        assertThat(lines.exitCode()).as(lines.err()).isZero();
        assertThat(lines.out()).startsWith("---\n");
        assertThat(json(lines).path("line").asText()).isEqualTo("hello");
    }

    @Test
    void logs_ofAFlowRunThatDoesNotExist_areRefusedWithExitCode3() {
        Outcome lines = program.run("logs", "00000000-0000-4000-8000-000000000000");

        assertThat(lines.exitCode()).isEqualTo(3);
        assertThat(lines.err()).startsWith("cpln-prefect: ").contains("404").hasLineCount(1);
    }

    @Test
    void sync_dryRun_printsWhatARoundWouldDo() {
        int before = services.prefect().requests().size();

        Outcome table = program.run("sync", "--pool", "cpln", "--dry-run");

        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out()).startsWith("FLOW RUN ").contains(run, "Pending");
        assertThat(services.prefect()
                        .requests()
                        .subList(before, services.prefect().requests().size()))
                .noneMatch(request -> request.path().endsWith("/set_state"));
    }

    @Test
    void sync_once_printsItsReport() {
        Outcome text = program.with("PREFECT_WORK_POOL", "cpln").run("sync", "--once");
        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(text.out()).startsWith("1 flow runs, 1 live jobs\n");

        Outcome document = program.run("sync", "--once", "-p", "cpln", "-o", "json");
        assertThat(json(document).path("flowRuns").asInt()).isEqualTo(1);
        assertThat(json(document).path("problems")).isEmpty();
    }

    @Test
    void cleanup_dryRun_keepsTheWorkloadOfARunningJob() {
        Outcome document = program.run("cleanup", "--gvc", "prefect", "--dry-run", "-o", "json");
        assertThat(document.exitCode()).as(document.err()).isZero();
        assertThat(json(document).path("dryRun").asBoolean()).isTrue();
        assertThat(json(document).at("/events/0/object").asText()).isEqualTo(workload());
        assertThat(json(document).at("/events/0/result").asText()).isEqualTo("KEPT");

        Outcome table = program.run("cleanup");
        assertThat(table.exitCode()).as(table.err()).isZero();
        assertThat(table.out()).startsWith("KIND ").contains(workload(), "KEPT");
    }

    @Test
    void sync_withoutOnce_runsRoundsUntilItIsStopped() throws InterruptedException {
        int before = rounds();
        Process process = program.start(
                folder.resolve("sync.out"), folder.resolve("sync.err"), "sync", "-p", "cpln", "--interval", "1");

        await().atMost(LIMIT).until(() -> rounds() >= before + 2);
        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
    }

    private int rounds() {
        return (int) services.prefect().requests().stream()
                .filter(request -> request.path().endsWith("/work_pools/cpln"))
                .count();
    }

    @Test
    void sync_ofAWorkPoolThatDoesNotExist_isRefusedWithExitCode3() {
        Outcome text = program.run("sync", "--once", "-p", "absent");

        assertThat(text.exitCode()).isEqualTo(3);
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).startsWith("cpln-prefect: ").contains("404").hasLineCount(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode document(@Nullable HttpResponse<String> page) {
        return DocumentText.read(Objects.requireNonNull(page).body()).get(0).content();
    }

    private JsonNode flowRun() {
        return services.prefect().call("GET", "/flow_runs/" + run, null);
    }

    private String workload() {
        String[] parts = pid.split(":", -1);
        return "/org/" + parts[0] + "/gvc/" + parts[1] + "/workload/" + parts[2];
    }

    private static JsonNode json(Outcome outcome) {
        return DocumentText.read(outcome.out()).get(0).content();
    }
}
