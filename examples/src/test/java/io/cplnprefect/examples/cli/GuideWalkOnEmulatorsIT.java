/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import io.cplnprefect.testkit.prefect.FlowRunEngine;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guide on the emulators of both services, with scripted jobs and without Python. */
@Timeout(300)
class GuideWalkOnEmulatorsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void guide_withARepositoryInAFolder(PrefectRelease release) throws Exception {
        try (PrefectEmulator server = PrefectEmulator.builder().release(release).start();
                ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
                        .org("acme", "guide-token")
                        .readinessDelay(Duration.ZERO)
                        .script(job -> flow(server, job))
                        .start()) {
            new GuideWalk(folder, platform, server.apiUrl())
                    .follow(GuideWalk.repository(folder).toUri().toString(), "");

            assertThat(platform.get("/org/acme/gvc/prefect/workload/prefect-server"))
                    .isNull();
            assertThat(platform.get("/org/acme/serviceaccount/prefect-worker")).isNull();
        }
    }

    /** Returns what the job does in place of Python: it clones the repository of the pull step, and reports to the server. */
    private JobScript flow(PrefectEmulator server, JobSpec job) {
        Map<String, String> environment = job.mainContainer().env();
        FlowRunEngine engine = new FlowRunEngine(environment, Clock.systemUTC());
        JsonNode run = server.call("GET", "/flow_runs/" + environment.get("PREFECT__FLOW_RUN_ID"), null);
        JsonNode deployment =
                server.call("GET", "/deployments/" + run.path("deployment_id").asText(), null);
        String flow = source(deployment);
        String line = flow.contains("def load(day")
                ? "loaded " + run.at("/parameters/day").asText()
                : "no flow";
        return JobScript.begin()
                .call(spec -> engine.start())
                .log(line)
                .call(spec -> engine.complete())
                .exit(0);
    }

    /** Returns the file of the entrypoint, from the repository of the deployment. */
    private String source(JsonNode deployment) {
        JsonNode clone = deployment.at("/pull_steps/0/prefect.deployments.steps.git_clone");
        Path checkout = folder.resolve("checkout");
        try {
            GuideWalk.git(
                    folder,
                    "clone",
                    "--quiet",
                    "--branch",
                    clone.path("branch").asText(),
                    clone.path("repository").asText(),
                    checkout.toString());
            return Files.readString(
                    checkout.resolve(deployment.path("entrypoint").asText().split(":", -1)[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
