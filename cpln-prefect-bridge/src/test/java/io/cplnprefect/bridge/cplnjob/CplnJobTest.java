/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobNotStartedException;
import io.cplnprefect.bridge.job.JobPlan;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.job.JobTimeoutException;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the block Control Plane Job does in Python, and what it should. */
class CplnJobTest {

    private static final String NAMED = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: report, labels: {team: data}}
            spec:
              template:
                spec:
                  containers:
                    - name: main
                      image: acme/report:1
                      args: [report]
                      env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: api, key: token}}}]
                      resources: {limits: {cpu: 500m, memory: 512Mi}}
            """;

    private static final String UNNAMED = NAMED.replace("name: report, ", "");
    private static final String WORKLOADS = "/org/acme/gvc/prefect/workload/";

    private final TwoServers servers = TwoServers.start();
    private final Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());
    private final CplnJobs jobs = bridge.cplnJobs();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @BeforeEach
    void secretAndScript() {
        servers.platform()
                .put(
                        "/org/acme/secret/api",
                        TwoServers.json(
                                "{'name': 'api', 'type': 'dictionary', 'data': {'token': 'value-of-the-secret'}}"));
        servers.script(job -> JobScript.begin().log("one").log("two").log("two").exit(0));
    }

    @AfterEach
    void close() {
        bridge.close();
        servers.close();
    }

    private static CplnJob job(String manifest) {
        return CplnJob.of(JobManifest.parse(manifest), TwoServers.GVC);
    }

    private static CplnJob kept(String manifest) {
        return CplnJob.builder()
                .from(job(manifest))
                .deleteAfterCompletion(false)
                .build();
    }

    /** Log lines are read a moment after the end of a job, so time passes while the future is open. */
    private <T> T get(CompletableFuture<T> future) throws Exception {
        Awaitility.await().until(() -> {
            servers.time().advance(Duration.ofSeconds(2));
            return future.isDone();
        });
        return future.get();
    }

    private <T extends Throwable> T failure(Class<T> type, CompletableFuture<?> future) {
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, () -> get(future));
        assertThat(failure.getCause()).isInstanceOf(type);
        return type.cast(failure.getCause());
    }

    private List<String> workloads() {
        return servers.controlPlane().org(TwoServers.ORG).gvc(TwoServers.GVC).workloads().list().stream()
                .map(each -> each.name())
                .toList();
    }

    @Test
    void runNamespacedJob_returnsAllLinesOnce_andDeletesWhatItCreated() throws Exception {
        AtomicReference<JsonNode> workload = new AtomicReference<>();
        servers.script(job -> JobScript.begin()
                .call(spec -> workload.set(servers.platform().get(WORKLOADS + "report")))
                .log("one")
                .log("two")
                .log("two")
                .exit(0));

        String result = get(jobs.runNamespacedJobAsync(job(NAMED), line -> lines.add(line.line())));

        assertThat(result).isEqualTo("one\ntwo\ntwo");
        assertThat(lines).containsExactly("one", "two", "two");
        JsonNode created = Objects.requireNonNull(workload.get());
        assertThat(created.at("/spec/containers/0/name").asText()).isEqualTo("main");
        assertThat(created.at("/tags/team").asText()).isEqualTo("data");
        assertThat(workloads()).isEmpty();
        assertThat(servers.platform().get("/org/acme/gvc/prefect/identity/report-identity"))
                .isNull();
        assertThat(servers.platform().get("/org/acme/policy/" + JobAccess.policyName("prefect", "report")))
                .isNull();
    }

    @Test
    void workloadThatIsKept_isUpdatedByTheNextRun() throws Exception {
        get(jobs.runNamespacedJobAsync(kept(NAMED), line -> {}));
        assertThat(workloads()).containsExactly("report");

        get(jobs.runNamespacedJobAsync(kept(NAMED.replace("report:1", "report:2")), line -> {}));

        assertThat(Objects.requireNonNull(servers.platform().get(WORKLOADS + "report"))
                        .at("/spec/containers/0/image")
                        .asText())
                .isEqualTo("acme/report:2");
    }

    @Test
    void unnamedJobs_haveWorkloadsOfTheirOwn_soThatTheyCanRunAtTheSameTime() throws Exception {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));

        CplnJobRun first = jobs.trigger(job(UNNAMED));
        CplnJobRun second = jobs.trigger(job(UNNAMED));

        assertThat(workloads()).hasSize(2).allMatch(name -> name.startsWith("cpln-job-"));
        assertThat(first.handle().pid()).isNotEqualTo(second.handle().pid());
    }

    @Test
    void jobWhoseNameIsTakenByALiveJob_isNotStarted_andLeavesItAlone() throws Exception {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));
        CplnJobRun first = jobs.trigger(job(NAMED));

        assertThatThrownBy(() -> jobs.trigger(job(NAMED.replace("report:1", "report:2"))))
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("report")
                .hasMessageContaining("generateName");
        assertThat(first.handle().read().live()).isTrue();
        assertThat(first.handle().deleteWorkload()).isFalse();
    }

    @Test
    void jobWhoseNameIsTakenByAForeignWorkload_isNotStarted_andLeavesItAsItIs() {
        servers.platform()
                .put(
                        WORKLOADS + "report",
                        TwoServers.json("{'name': 'report', 'spec': {'type': 'standard', 'containers': [{'name': 'web',"
                                + " 'image': 'acme/web:1'}]}}"));

        assertThatThrownBy(() -> jobs.trigger(job(NAMED)))
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("another kind");
        assertThat(Objects.requireNonNull(servers.platform().get(WORKLOADS + "report"))
                        .at("/spec/containers/0/image")
                        .asText())
                .isEqualTo("acme/web:1");
        assertThat(jobs.plan(job(NAMED)).decision()).isEqualTo(JobPlan.Decision.REFUSE);
    }

    @Test
    void jobThatFails_isAnErrorWithItsWorkloadAndExitCode_whoseResultCanBeFetched() throws Exception {
        servers.script(job -> JobScript.begin().log("broken").exit(7));

        CplnJobFailedException failure =
                failure(CplnJobFailedException.class, jobs.runNamespacedJobAsync(job(NAMED), line -> {}));

        assertThat(failure).hasMessageContaining("workload report").hasMessageContaining("exit code 7");
        assertThat(failure.end().exitCode()).isEqualTo(7);
        assertThat(failure.run().fetchResult()).isEqualTo("broken");
        assertThat(workloads()).isEmpty();
    }

    @Test
    void jobThatTakesTooLong_isStoppedAndDeleted() throws Exception {
        servers.script(
                job -> JobScript.begin().log("begun").sleep(Duration.ofHours(9)).exit(0));
        CplnJob limited = CplnJob.builder()
                .from(job(NAMED))
                .timeout(Duration.ofMinutes(10))
                .build();
        CplnJobRun run = jobs.trigger(limited);

        JobTimeoutException failure =
                failure(JobTimeoutException.class, run.waitForCompletionAsync(line -> lines.add(line.line())));

        assertThat(failure).hasMessageContaining("within 600 s");
        assertThat(run.fetchResult()).isEqualTo("begun");
        assertThat(workloads()).isEmpty();
    }

    @Test
    void secondWait_afterOneThatWasTooShort_hasEachLineOnce() throws Exception {
        servers.script(job -> JobScript.begin()
                .log("begun")
                .sleep(Duration.ofHours(1))
                .log("done")
                .exit(0));
        CplnJob limited = CplnJob.builder()
                .from(kept(NAMED))
                .timeout(Duration.ofMinutes(40))
                .build();
        CplnJobRun run = jobs.trigger(limited);
        assertThat(failure(JobTimeoutException.class, run.waitForCompletionAsync(line -> {})))
                .isNotNull();

        get(run.waitForCompletionAsync(line -> {}));

        assertThat(run.fetchResult()).isEqualTo("begun\ndone");
    }

    @Test
    void interruptedWait_stopsAndDeletesTheJobInTheBackground() throws Exception {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(9)).exit(0));
        CplnJobRun run = jobs.trigger(job(NAMED));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run.waitForCompletion(line -> {})).isInstanceOf(InterruptedException.class);

        Awaitility.await().until(() -> {
            servers.time().advance(Duration.ofSeconds(2));
            return workloads().isEmpty();
        });
    }

    @Test
    void deletionThatFails_doesNotReplaceTheOutcomeOfTheJob() throws Exception {
        servers.faults()
                .when(RequestPattern.delete("/org/acme/gvc/prefect/workload/{name}"))
                .then(Fault.respond(403, "{\"message\":\"no permission delete\"}"));

        assertThat(get(jobs.runNamespacedJobAsync(job(NAMED), line -> {}))).isEqualTo("one\ntwo\ntwo");
        assertThat(workloads()).containsExactly("report");
    }

    @Test
    void result_beforeTheCompletion_isRefused() throws Exception {
        CplnJobRun run = jobs.trigger(job(NAMED));

        assertThatThrownBy(run::fetchResult)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waitForCompletion");
    }

    @Test
    void result_ofManyLines_containsTheNewestOnes() throws Exception {
        CplnJob limited = CplnJob.builder().from(job(NAMED)).resultLines(2).build();

        assertThat(get(jobs.runNamespacedJobAsync(limited, line -> lines.add(line.line()))))
                .isEqualTo("[1 earlier lines omitted]\ntwo\ntwo");
        assertThat(lines).containsExactly("one", "two", "two");
    }

    @Test
    void plan_showsTheWorkload_andWritesNothing() {
        JobPlan plan = jobs.plan(job(NAMED));

        assertThat(plan.decision()).isEqualTo(JobPlan.Decision.CREATE);
        assertThat(plan.toYaml())
                .contains("image: acme/report:1", JobAccess.policyName("prefect", "report"))
                .doesNotContain("value-of");
        assertThat(servers.platformRequests(RequestPattern.put("/**"))).isZero();
        assertThat(workloads()).isEmpty();
    }

    @Test
    void sameKey_startsOneJob_alsoAfterARestartOfTheCaller() throws Exception {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));
        JobSpec keyed = JobSpec.builder()
                .from(JobSpec.of(JobManifest.parse(UNNAMED), TwoServers.GVC).withIdempotencyKey("report-7"))
                .ownWorkload(true)
                .build();
        JobHandle first = bridge.jobs().submit(keyed);

        try (Bridge restarted = Bridge.between(servers.prefect(), servers.controlPlane())) {
            JobHandle second = restarted.jobs().submit(keyed);

            assertThat(second.adopted()).isTrue();
            assertThat(second.pid()).isEqualTo(first.pid());
        }
        assertThat(workloads()).hasSize(1);
    }

    @Test
    void responseToTheStartLost_findsTheJob() throws Exception {
        servers.faults().when(RequestPattern.post("/**/-command")).once().then(Fault.loseResponse());

        CplnJobRun run = jobs.trigger(kept(NAMED));

        assertThat(servers.platform().commands(WORKLOADS + "report")).hasSize(1);
        assertThat(run.handle().pid().workload()).isEqualTo("report");
    }

    @Test
    void closedBridge_startsNoJob() {
        bridge.close();

        for (CplnJobs closed : List.of(jobs, bridge.cplnJobs())) {
            assertThatThrownBy(() -> closed.trigger(job(NAMED)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
        assertThat(servers.platformRequests(TwoServers.PLATFORM)).isZero();
    }

    @Test
    void bridgeClosedBeforeItsFirstJob_startsNone() {
        Bridge fresh = Bridge.between(servers.prefect(), servers.controlPlane());
        fresh.close();

        assertThatThrownBy(() -> fresh.cplnJobs().trigger(job(NAMED))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void invalidSettings_areRefused() {
        assertThatThrownBy(() -> CplnJob.builder()
                        .from(job(NAMED))
                        .timeout(Duration.ZERO)
                        .build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("timeout");
        assertThatThrownBy(
                        () -> CplnJob.builder().from(job(NAMED)).resultLines(0).build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("resultLines");
    }
}
