/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import static io.cplnprefect.testkit.cpln.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpTest {
    private static final String GVC = "/org/acme/gvc/prefect";

    @Test
    void dumpOfControlPlane_loadedIntoAnother_isItsState() {
        try (ControlPlaneEmulator first = platform();
                ControlPlaneEmulator second = platform()) {
            first.state().call("POST", GVC + "/workload", json("""
                    {'name': 'etl', 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'},
                     'containers': [{'name': 'main', 'image': 'busybox'}]}}"""));
            first.state().call("POST", "/org/acme/secret", json("""
                    {'name': 'key', 'type': 'opaque', 'data': {'payload': 'hidden', 'encoding': 'plain'}}"""));
            ObjectNode dump = first.state().dump();

            second.state().load(dump);

            assertThat(second.state().dump()).isEqualTo(dump);
            assertThat(dump.at("/~1org~1acme~1secret~1key/data/payload").asText())
                    .isEqualTo("hidden");
        }
    }

    @Test
    void liveCommand_loaded_hasFailed() {
        VirtualTime time = VirtualTime.create();
        try (ControlPlaneEmulator first = ControlPlaneEmulator.builder()
                        .org("acme", "secret")
                        .gvc("prefect")
                        .time(time.clock(), time.scheduler())
                        .script(job -> JobScript.begin().runUntilStopped())
                        .start();
                ControlPlaneEmulator second = platform()) {
            first.state().call("POST", GVC + "/workload", json("""
                    {'name': 'etl', 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'},
                     'containers': [{'name': 'main', 'image': 'busybox'}]}}"""));
            first.state().call("POST", GVC + "/workload/etl/-command", json("""
                    {'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1'}}"""));
            assertThat(JobRecord.all(first)).extracting(JobRecord::hasEnded).containsExactly(false);

            second.state().load(first.state().dump());

            assertThat(JobRecord.all(second)).extracting(JobRecord::stage).containsExactly("failed");
        }
    }

    @Test
    void jobs_loaded_haveTheirExecutionsAndLines() {
        VirtualTime time = VirtualTime.create();
        try (ControlPlaneEmulator first = ControlPlaneEmulator.builder()
                        .org("acme", "secret")
                        .gvc("prefect")
                        .time(time.clock(), time.scheduler())
                        .script(job -> JobScript.begin()
                                .log("loading")
                                .sleep(Duration.ofMinutes(10))
                                .exit(0))
                        .start();
                ControlPlaneEmulator second = ControlPlaneEmulator.builder()
                        .org("acme", "secret")
                        .gvc("prefect")
                        .time(time.clock(), time.scheduler())
                        .start()) {
            first.state().call("POST", GVC + "/workload", json("""
                    {'name': 'etl', 'spec': {'type': 'cron', 'job': {'schedule': '0 0 * * *'},
                     'containers': [{'name': 'main', 'image': 'busybox'}]}}"""));
            start(first);
            time.advance(Duration.ofMinutes(10));
            start(first);
            time.advance(Duration.ofMinutes(1));
            String lines = lines(first);

            second.state().load(first.state().dump());

            assertThat(lines(second)).isEqualTo(lines).contains("loading");
            assertThat(executions(first))
                    .extracting(each -> each.path("status").asText())
                    .containsExactly("successful", "active");
            assertThat(executions(second).get(0)).isEqualTo(executions(first).get(0));
            assertThat(executions(second).get(1).path("status").asText()).isEqualTo("failed");
            assertThat(executions(second).get(1).path("message").asText())
                    .isEqualTo("The emulator that ran the job has ended");
        }
    }

    private static void start(ControlPlaneEmulator platform) {
        platform.state().call("POST", GVC + "/workload/etl/-command", json("""
                {'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1'}}"""));
    }

    private static String lines(ControlPlaneEmulator platform) {
        return platform.state()
                .call("GET", "/logs/org/acme/loki/api/v1/query_range?query=%7Bworkload%3D%22etl%22%7D", null)
                .path("data")
                .path("result")
                .toString();
    }

    private static JsonNode executions(ControlPlaneEmulator platform) {
        return platform.state()
                .call("GET", GVC + "/workload/etl/deployment/aws-eu-central-1", null)
                .at("/status/jobExecutions");
    }

    @ParameterizedTest
    @EnumSource
    void dumpOfPrefect_loadedIntoAnother_isItsState(PrefectRelease release) {
        try (PrefectEmulator first = PrefectEmulator.builder().release(release).start();
                PrefectEmulator second =
                        PrefectEmulator.builder().release(release).start()) {
            first.call("POST", "/work_pools/", json("{'name': 'pool', 'type': 'cpln'}"));
            String flow = first.call("POST", "/flows/", json("{'name': 'etl'}"))
                    .path("id")
                    .asText();
            String deployment = first.call("POST", "/deployments/", json("""
                            {'name': 'daily', 'flow_id': '%s', 'work_pool_name': 'pool'}""".formatted(flow)))
                    .path("id")
                    .asText();
            String run = first.call("POST", "/deployments/" + deployment + "/create_flow_run", json("""
                            {'name': 'one', 'parameters': {'n': 1}, 'tags': ['x'], 'idempotency_key': 'k'}"""))
                    .path("id")
                    .asText();
            first.call("POST", "/flow_runs/" + run + "/set_state", json("""
                    {'state': {'type': 'PENDING', 'message': 'claimed',
                     'state_details': {'transition_id': '0b3a6d5e-7f55-4be8-8a3c-33e0f2f0c7b1'}}}"""));
            first.call("POST", "/logs/", json("""
                    [{'name': 'x', 'level': 20, 'message': 'hello', 'timestamp': '2026-01-01T00:00:00Z',
                      'flow_run_id': '%s'}]""".formatted(run)));
            ObjectNode dump = first.dump();

            second.load(dump);

            assertThat(second.dump()).isEqualTo(dump);
            assertThat(second.call("GET", "/flow_runs/" + run, null).path("state"))
                    .isEqualTo(first.call("GET", "/flow_runs/" + run, null).path("state"));
            assertThat(second.call("POST", "/deployments/" + deployment + "/create_flow_run", json("""
                            {'idempotency_key': 'k'}"""))
                            .path("id")
                            .asText())
                    .isEqualTo(run);
        }
    }

    @Test
    void dumpOfPrefect_ofAnotherRelease_isRefused() {
        try (PrefectEmulator first =
                        PrefectEmulator.builder().release(PrefectRelease.V2_20).start();
                PrefectEmulator second = PrefectEmulator.builder().start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> second.load(first.dump()))
                    .withMessage("Invalid dump: it is of release '2.20.25', the emulator of release '3.8.8'."
                            + " Set the release of the dump.");
        }
    }

    private static ControlPlaneEmulator platform() {
        return ControlPlaneEmulator.builder()
                .org("acme", "secret")
                .gvc("prefect")
                .start();
    }
}
