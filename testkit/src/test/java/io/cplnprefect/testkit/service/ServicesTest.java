/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.service;

import static io.cplnprefect.testkit.cpln.Http.json;
import static io.cplnprefect.testkit.fault.Fault.respond;
import static io.cplnprefect.testkit.fault.RequestPattern.any;
import static io.cplnprefect.testkit.state.StateAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.seed.Seed;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final String WORKLOAD = "/org/acme/gvc/prefect/workload/etl";

    private Services services = Services.builder()
            .controlPlane(platform -> platform.org("acme", "hidden-token")
                    .gvc("prefect")
                    .script(job ->
                            JobScript.begin().sleep(Duration.ofMinutes(5)).exit(0)))
            .prefect(server -> server.authString("admin:hidden-password"))
            .virtualTime()
            .seed(Seed.of("""
                    kind: workload
                    name: etl
                    gvc: prefect
                    spec:
                      type: cron
                      job: {schedule: "0 0 * * *"}
                      containers:
                        - {name: main, image: busybox, env: [{name: GREETING, value: hidden-value}]}
                    ---
                    kind: secret
                    name: key
                    type: opaque
                    data: {payload: hidden-payload, encoding: plain}
                    ---
                    flow_runs:
                      - {flow: etl, name: one}
                    """))
            .client(Closeable.class, s -> new Closeable())
            .start();

    @AfterEach
    void close() {
        services.close();
    }

    static final class Closeable implements AutoCloseable {
        boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void flowRun_startedOnce_passesTheAssertions() {
        UUID run = seededRun();
        startJob(run);
        services.setState(run, "RUNNING");
        services.setState(run, "COMPLETED");
        services.time().advance(Duration.ofMinutes(6));

        assertThat(services.flowRun(run))
                .wasStartedOnce()
                .hasState("COMPLETED")
                .passedThrough("PENDING", "RUNNING", "COMPLETED")
                .passedThrough("PENDING", "COMPLETED");
        assertThat(services.job(run)).hasEnded().hasStage("completed");
        assertThat(services.jobs()).haveEnded().haveCount(1);
    }

    @Test
    void flowRun_startedTwice_failsWithItsHistoryAndJobs() {
        UUID run = seededRun();
        startJob(run);
        startJob(run);
        services.setState(run, "RUNNING");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(services.flowRun(run)).wasStartedOnce())
                .withMessageMatching("(?s)Expected one start, but the run has entered RUNNING 1 times and has 2 jobs:\n"
                        + "flow run one " + run + "\n"
                        + "  2026-01-01T00:00:00Z PENDING\n"
                        + "  2026-01-01T00:00:00.000001Z RUNNING\n"
                        + "  job " + WORKLOAD + "/-command/\\S+ \\w+\n"
                        + "  job " + WORKLOAD + "/-command/\\S+ \\w+");
        assertThatIllegalStateException()
                .isThrownBy(() -> services.job(run))
                .withMessageStartingWith("Expected one job of flow run " + run + ", but there are 2");
    }

    @Test
    void assertions_thatDoNotHold_fail() {
        UUID run = seededRun();
        startJob(run);
        services.time().advance(Duration.ofSeconds(1));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(services.flowRun(run)).hasState("COMPLETED"))
                .withMessageStartingWith("Expected state COMPLETED but it was PENDING:");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(services.flowRun(run)).passedThrough("RUNNING", "PENDING"))
                .withMessageContaining("but RUNNING is missing");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(services.flowRun(run)).wasStartedOnce())
                .withMessageContaining("entered RUNNING 0 times");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(services.jobs()).haveEnded())
                .withMessageStartingWith("Expected no live command, but there are 1:\n  " + WORKLOAD);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(services.job(run)).hasEnded())
                .withMessageEndingWith("running");
    }

    @Test
    void report_listsRequestsOfBothServicesInOrderWithoutSecrets() throws IOException {
        UUID run = seededRun();
        startJob(run);
        services.faults().when(any("/health")).once().then(respond(503));

        send(
                services.controlPlane().url() + "/org/acme/secret",
                "{'name': 's', 'data': 'hidden-data', 'kind': 'secret'}");
        send(services.prefect().apiUrl() + "/health", "");
        send(services.prefect().apiUrl() + "/health", "");
        send(services.controlPlane().url() + "/org/acme/gvc", "{'env': [{'name': 'A', 'value': 'hidden-env'}]}");

        assertThat(services.report())
                .containsSubsequence(
                        "Last requests:",
                        "Control Plane  POST /org/acme/secret {\"name\":\"s\",\"data\":\"***\",\"kind\":\"secret\"}",
                        "Prefect        POST /health (2 times)",
                        "Control Plane  POST /org/acme/gvc {\"env\":[{\"name\":\"A\",\"value\":\"***\"}]}",
                        "Injected faults:",
                        "POST /health",
                        "503",
                        "Flow runs:",
                        "flow run one " + run,
                        "PENDING",
                        "Jobs:",
                        WORKLOAD + "/-command/")
                .doesNotContain("hidden");
    }

    @Test
    void snapshot_ofEqualRequests_isEqualAndWithoutSecrets() {
        startJob(seededRun());
        String first = services.snapshot();
        services = services.restart();
        startJob(seededRun());

        assertThat(services.snapshot()).isEqualTo(first);
        assertThat(first)
                .contains("\"name\" : \"etl\"", "<id 1>", "\"data\" : \"***\"")
                .doesNotContain("hidden");
    }

    @Test
    void restart_keepsTheAddressesAndHasTheStateOfTheBuilder() {
        String url = services.prefect().apiUrl();
        UUID run = seededRun();
        Closeable client = services.client(Closeable.class);

        services = services.restart();

        assertThat(services.prefect().apiUrl()).isEqualTo(url);
        assertThat(seededRun()).isNotEqualTo(run);
        assertThat(client.closed).isTrue();
        assertThat(services.client(Closeable.class)).isNotSameAs(client).isSameAs(services.client(Closeable.class));
    }

    @Test
    void setState_thatTheServerRejects_throws() {
        UUID run = seededRun();
        services.setState(run, "RUNNING");

        assertThatIllegalStateException()
                .isThrownBy(() -> services.setState(run, "PENDING"))
                .withMessageStartingWith("State PENDING of flow run " + run + " was not accepted: {");
    }

    @Test
    void serviceThatIsNotEmulated_isNamedWithTheCallThatAddsIt() {
        try (Services none = Services.builder().start()) {
            assertThatIllegalStateException()
                    .isThrownBy(none::prefect)
                    .withMessage("Prefect is not emulated. Call prefect(...) on the builder.");
            assertThatIllegalStateException()
                    .isThrownBy(none::time)
                    .withMessage("The emulators use real time. Call virtualTime() on the builder.");
            assertThatIllegalStateException()
                    .isThrownBy(() -> none.client(String.class))
                    .withMessage("No client of type java.lang.String. Call client(String.class, ...) on the builder.");
        }
    }

    private UUID seededRun() {
        return UUID.fromString(services.prefect().dump().at("/flow_runs/0/id").asText());
    }

    private void startJob(UUID run) {
        services.controlPlane().state().call("POST", WORKLOAD + "/-command", json("""
                {'type': 'runCronWorkload', 'tags': {'prefect.io/flow-run-id': '%s'},
                 'spec': {'location': 'aws-eu-central-1'}}""".formatted(run)));
    }

    private static void send(String url, String body) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer hidden-token")
                .post(RequestBody.create(body.replace('\'', '"'), MediaType.get("application/json")))
                .build();
        try (Response response = new OkHttpClient().newCall(request).execute()) {
            assertThat(response.code()).isPositive();
        }
    }
}
