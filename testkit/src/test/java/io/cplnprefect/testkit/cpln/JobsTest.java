/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.Http.Reply;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.JobSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final String WORKLOAD = "/org/acme/gvc/prefect/workload/etl";
    private static final String RUN = "{'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1'}}";

    private final VirtualTime time = VirtualTime.create();
    private final List<JobSpec> started = new ArrayList<>();
    private JobScript script = JobScript.begin();
    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1")
            .time(time.clock(), time.scheduler())
            .readinessDelay(Duration.ofSeconds(20))
            .commandStartDelay(Duration.ofSeconds(5))
            .script(job -> {
                started.add(job);
                return script;
            })
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @BeforeEach
    void createWorkload() {
        http.post("/org/acme/gvc/prefect/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'defaultOptions': {'suspend': true},
                 'containers': [{'name': 'main', 'image': 'busybox', 'command': 'sh', 'args': ['-c', 'true'],
                                 'env': [{'name': 'A', 'value': '1'}, {'name': 'B', 'value': '$(A)2'}]}],
                 'job': {'schedule': '0 0 * * *', 'historyLimit': 2}}}""");
    }

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void deployment_newWorkload_isReadyInEachLocationAfterTheDelay() {
        JsonNode before = http.get(WORKLOAD + "/deployment").json();
        time.advance(Duration.ofSeconds(20));
        JsonNode after = http.get(WORKLOAD + "/deployment").json();

        assertThat(before.at("/items/0/name").asText()).isEqualTo("aws-eu-central-1");
        assertThat(before.at("/items/1/name").asText()).isEqualTo("aws-us-east-1");
        assertThat(before.at("/items/0/status/ready").asBoolean()).isFalse();
        assertThat(after.at("/items/0/status/ready").asBoolean()).isTrue();
        assertThat(after.at("/items/0/status/lastProcessedVersion").asInt()).isEqualTo(1);
        assertThat(after.at("/items/0/status/internal").isObject()).isTrue();
        assertThat(after.toString()).doesNotContain("null");
    }

    @Test
    void deployment_changedWorkload_keepsTheOldVersionUntilTheNewOneIsReady() {
        time.advance(Duration.ofSeconds(20));
        http.patch(WORKLOAD, "{'tags': {'x': 'y'}}");

        JsonNode during = http.get(WORKLOAD + "/deployment/aws-us-east-1").json();
        time.advance(Duration.ofSeconds(20));
        JsonNode after = http.get(WORKLOAD + "/deployment/aws-us-east-1").json();

        assertThat(during.at("/status/ready").asBoolean()).isTrue();
        assertThat(during.at("/status/deploying").asBoolean()).isTrue();
        assertThat(during.at("/status/lastProcessedVersion").asInt()).isEqualTo(1);
        assertThat(after.at("/status/lastProcessedVersion").asInt()).isEqualTo(2);
        assertThat(after.at("/status/expectedDeploymentVersion").asInt()).isEqualTo(2);
    }

    @Test
    void deployment_unknownSecret_isNeverReadyAndHasTheReason() {
        http.patch(
                WORKLOAD,
                "{'spec': {'$patch/containers': [{'name': 'main', 'env': "
                        + "[{'name': 'KEY', 'value': 'cpln://secret/none.key'}]}]}}");
        time.advance(Duration.ofMinutes(5));

        JsonNode deployment = http.get(WORKLOAD + "/deployment/aws-us-east-1").json();

        assertThat(deployment.at("/status/ready").asBoolean()).isFalse();
        assertThat(deployment.at("/status/message").asText()).contains("secret none does not exist");
    }

    @Test
    void run_successfulJob_isPendingThenRunningThenCompleted() {
        script = JobScript.begin().log("hello").sleep(Duration.ofMinutes(10)).log("bye");
        Reply created = http.post(WORKLOAD + "/-command", RUN.replace("}}", "}, 'tags': {'a': 'b'}}"));
        String link = created.header("Location");

        assertThat(created.status()).isEqualTo(201);
        JsonNode pending = http.get(link).json();
        assertThat(pending.path("lifecycleStage").asText()).isEqualTo("pending");
        assertThat(pending.path("status").has("replica")).isFalse();

        time.advance(Duration.ofSeconds(5));
        JsonNode running = http.get(link).json();
        assertThat(running.path("lifecycleStage").asText()).isEqualTo("running");
        assertThat(running.at("/status/replica").asText())
                .startsWith("command-" + running.path("id").asText() + "-");
        JsonNode active = execution("aws-eu-central-1", 0);
        assertThat(active.path("status").asText()).isEqualTo("active");
        assertThat(active.path("name").asText())
                .isEqualTo("command-" + running.path("id").asText());
        assertThat(active.has("completionTime")).isFalse();

        time.advance(Duration.ofMinutes(10));
        JsonNode completed = http.get(link).json();
        assertThat(completed.path("lifecycleStage").asText()).isEqualTo("completed");
        assertThat(completed.path("lastModified").asText()).isEqualTo("2026-01-01T00:10:05.000Z");
        JsonNode ended = execution("aws-eu-central-1", 0);
        assertThat(ended.path("status").asText()).isEqualTo("successful");
        assertThat(ended.path("completionTime").asText()).isEqualTo("2026-01-01T00:10:05.000Z");
        assertThat(http.get(WORKLOAD + "/deployment/aws-us-east-1").json().at("/status/jobExecutions"))
                .isEmpty();
    }

    @Test
    void run_failedContainer_isDescribedInTheExecution() {
        script = JobScript.begin().exit(137, "OOMKilled", "out of memory");
        String link = run();

        assertThat(stage(link)).isEqualTo("failed");
        JsonNode container = execution("aws-eu-central-1", 0).at("/containers/main");
        assertThat(container.path("message").asText()).isEqualTo("out of memory");
        assertThat(container.at("/restarts/exitCode").asInt()).isEqualTo(137);
        assertThat(container.at("/restarts/reason").asText()).isEqualTo("OOMKilled");
    }

    @Test
    void script_throwing_failsTheJob() {
        script = JobScript.begin().call(job -> {
            throw new IllegalStateException("engine is down");
        });

        assertThat(stage(run())).isEqualTo("failed");
        assertThat(execution("aws-eu-central-1", 0)
                        .at("/containers/main/message")
                        .asText())
                .isEqualTo("engine is down");
    }

    @Test
    void script_unknownContainer_failsTheJobWithTheReason() {
        script = JobScript.begin().in("mian").log("never");

        assertThat(stage(run())).isEqualTo("failed");
        assertThat(execution("aws-eu-central-1", 0)
                        .at("/containers/main/message")
                        .asText())
                .isEqualTo("the script names containers that the job does not have: [mian]");
    }

    @Test
    void stop_runningReplica_cancelsTheRunAndCompletesTheStop() {
        script = JobScript.begin().runUntilStopped();
        String link = run();
        String stop = "{'type': 'stopReplica', 'spec': {'location': 'aws-eu-central-1', 'replica': '"
                + http.get(link).json().at("/status/replica").asText() + "'}}";

        Reply first = http.post(WORKLOAD + "/-command", stop);
        Reply second = http.post(WORKLOAD + "/-command", stop);
        time.advance(Duration.ofSeconds(5));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.json().path("message").asText()).contains("already exists");
        assertThat(stage(link)).isEqualTo("cancelled");
        assertThat(stage(first.header("Location"))).isEqualTo("completed");
        assertThat(http.post(WORKLOAD + "/-command", stop).status()).isEqualTo(201);
    }

    @Test
    void run_beyondItsDeadline_failsAndItsExecutionIsRemoved() {
        script = JobScript.begin().runUntilStopped();
        String link = http.post(WORKLOAD + "/-command", RUN.replace("'}", "', 'activeDeadlineSeconds': 60}"))
                .header("Location");

        time.advance(Duration.ofSeconds(64));
        assertThat(stage(link)).isEqualTo("running");
        time.advance(Duration.ofSeconds(1));

        assertThat(stage(link)).isEqualTo("failed");
        assertThat(execution("aws-eu-central-1", 0).path("status").asText()).isEqualTo("removed");
    }

    @Test
    void executions_beyondTheHistoryLimit_areRemoved() {
        for (int i = 0; i < 4; i++) {
            run();
        }

        assertThat(http.get(WORKLOAD + "/deployment/aws-eu-central-1").json().at("/status/jobExecutions"))
                .hasSize(2);
        assertThat(cpln.commands(WORKLOAD)).hasSize(4);
    }

    @Test
    void run_withOverrides_replacesMembersAndAddsPlatformVariables() {
        http.post(WORKLOAD + "/-command", """
                {'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-central-1', 'containerOverrides':
                 [{'name': 'main', 'image': 'alpine', 'args': ['x'], 'env': [{'name': 'C', 'value': '3'}]}]}}""");
        run();

        JobSpec.Container overridden = started.get(0).mainContainer();
        assertThat(overridden.image()).isEqualTo("alpine");
        assertThat(overridden.command()).containsExactly("sh");
        assertThat(overridden.args()).containsExactly("x");
        assertThat(overridden.env())
                .containsEntry("C", "3")
                .doesNotContainKey("A")
                .containsEntry("CPLN_WORKLOAD", WORKLOAD)
                .containsEntry("CPLN_ENDPOINT", cpln.url())
                .containsEntry("CPLN_PROVIDER", "aws");
        assertThat(started.get(1).mainContainer().env()).containsEntry("B", "12");
        assertThat(overridden.toString()).doesNotContain(overridden.env().get("CPLN_TOKEN"));
    }

    @Test
    void run_withSecret_requiresAnIdentityWithRevealPermission() {
        http.post("/org/acme/secret", "{'name': 'key', 'type': 'dictionary', 'data': {'k': 'hidden'}}");
        http.post("/org/acme/gvc/prefect/identity", "{'name': 'runner'}");
        http.patch(WORKLOAD, """
                {'spec': {'identityLink': '//identity/runner', '$patch/containers': [{'name': 'main',
                 'env': [{'name': 'KEY', 'value': 'cpln://secret/key.k'}]}]}}""");
        String refused = run();
        http.post("/org/acme/policy", """
                {'name': 'reveal', 'targetKind': 'secret', 'targetLinks': ['//secret/key'], 'bindings':
                 [{'permissions': ['reveal'], 'principalLinks': ['//gvc/prefect/identity/runner']}]}""");
        String allowed = run();

        assertThat(stage(refused)).isEqualTo("failed");
        assertThat(http.get(refused).json().path("status").has("replica")).isFalse();
        assertThat(execution("aws-eu-central-1", 0).path("message").asText())
                .contains("lacks the permission reveal on secret key");
        assertThat(stage(allowed)).isEqualTo("completed");
        assertThat(started)
                .singleElement()
                .satisfies(job -> assertThat(job.mainContainer().env()).containsEntry("KEY", "hidden"));
    }

    @Test
    void jobToken_duringTheJobOnly_isValidExceptForLogs() {
        script = JobScript.begin().runUntilStopped();
        String link = run();
        Http inside = new Http(
                cpln.url(), requireNonNull(started.get(0).mainContainer().env().get("CPLN_TOKEN")));

        assertThat(inside.get("/org/acme").status()).isEqualTo(200);
        assertThat(inside.get(WORKLOAD).status()).isEqualTo(403);
        assertThat(inside.get("/logs/org/acme/loki/api/v1/query_range?query=%7Bgvc%3D%22x%22%7D")
                        .status())
                .isEqualTo(403);
        cpln.delete(WORKLOAD);
        time.advance(Duration.ZERO);
        assertThat(inside.get("/org/acme").status()).isEqualTo(401);
        assertThat(http.get(link).status()).isEqualTo(404);
    }

    @Test
    void run_invalidCommand_reportsAllProblemsTogether() {
        Reply refused = http.post(WORKLOAD + "/-command", """
                {'type': 'runCronWorkload', 'spec': {'location': 'aws-eu-west-1',
                 'containerOverrides': [{'name': 'other', 'args': 'x'}]}}""");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText())
                .contains("spec.location: gvc prefect is not in location aws-eu-west-1")
                .contains("spec.containerOverrides[0].name must be a container of the workload, main")
                .contains("spec.containerOverrides[0].args must be an array");
        assertThat(cpln.commands(WORKLOAD)).isEmpty();
    }

    @Test
    void queryCommands_byStageTypeAndTag_selects() {
        script = JobScript.begin().runUntilStopped();
        String tagged = http.post(WORKLOAD + "/-command", RUN.replace("}}", "}, 'tags': {'run': '1'}}"))
                .header("Location");
        time.advance(Duration.ofSeconds(5));
        http.post(WORKLOAD + "/-command", RUN.replace("}}", "}, 'tags': {'run': '1'}}"));

        JsonNode found = http.post(WORKLOAD + "/-command/-query", """
                        {'spec': {'match': 'all', 'terms': [{'property': 'type', 'value': 'runCronWorkload'},
                         {'property': 'lifecycleStage', 'value': 'running'}, {'tag': 'run', 'value': '1'}]}}""").json();

        assertThat(found.path("items")).hasSize(1);
        assertThat(tagged).endsWith(found.at("/items/0/id").asText());
    }

    @Test
    void run_sidecarRunning_isNotOver() {
        http.patch(WORKLOAD, "{'spec': {'$append/containers': [{'name': 'proxy', 'image': 'envoy'}]}}");
        script = JobScript.begin().exit(0).in("proxy").runUntilStopped();

        assertThat(stage(run())).isEqualTo("running");
    }

    @Test
    void put_bySeed_storesACommandInAnyStage() {
        cpln.put(
                WORKLOAD + "/-command/c1",
                Http.json("{'type': 'runCronWorkload', 'lifecycleStage': "
                        + "'cancellation-requested', 'spec': {'location': 'aws-eu-central-1'}}"));

        JsonNode command = http.get(WORKLOAD + "/-command/c1").json();

        assertThat(command.path("id").asText()).isEqualTo("c1");
        assertThat(command.path("lifecycleStage").asText()).isEqualTo("cancellation-requested");
        assertThat(http.get(WORKLOAD + "/-command").json().path("items")).hasSize(1);
    }

    @Test
    void replicas_ofRunningJobs_areListed() {
        script = JobScript.begin().runUntilStopped();
        String link = run();

        JsonNode replicas = http.get("/replicas" + WORKLOAD).json();

        assertThat(replicas.at("/items/0").asText())
                .isEqualTo(http.get(link).json().at("/status/replica").asText());
        assertThat(replicas.path("links").isArray()).isTrue();
    }

    @Test
    void logAtOnce_lines_haveOneTimestampAndKeepTheirOrder() {
        script = JobScript.begin().logAtOnce("one", "two", "three").log("four");
        run();

        JsonNode streams = http.get("/logs/org/acme/loki/api/v1/query_range?direction=forward&query="
                        + "%7Bworkload%3D%22etl%22%7D")
                .json()
                .at("/data/result");

        assertThat(streams).hasSize(1);
        assertThat(streams.at("/0/values")).hasToString("""
                [["1767225605000000000","one"],["1767225605000000000","two"],["1767225605000000000","three"],\
                ["1767225605000000001","four"]]""");
    }

    @Test
    void neverVisible_job_hasACommandWithoutReplicaAndExecution() {
        script = JobScript.begin().sleep(Duration.ofMinutes(1)).neverVisible();
        String link = run();

        JsonNode running = http.get(link).json();
        assertThat(running.path("lifecycleStage").asText()).isEqualTo("running");
        assertThat(running.path("status").has("replica")).isFalse();
        assertThat(http.get("/replicas" + WORKLOAD).json().path("items")).isEmpty();
        assertThat(execution("aws-eu-central-1", 0).isMissingNode()).isTrue();

        time.advance(Duration.ofMinutes(1));
        assertThat(stage(link)).isEqualTo("completed");
        assertThat(http.get(link).json().path("status").has("replica")).isFalse();
        assertThat(execution("aws-eu-central-1", 0).isMissingNode()).isTrue();
    }

    private String run() {
        String link = http.post(WORKLOAD + "/-command", RUN).header("Location");
        time.advance(Duration.ofSeconds(5));
        return link;
    }

    private String stage(String link) {
        return http.get(link).json().path("lifecycleStage").asText();
    }

    private JsonNode execution(String location, int index) {
        return http.get(WORKLOAD + "/deployment/" + location).json().at("/status/jobExecutions/" + index);
    }
}
