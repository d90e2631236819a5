/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs of an embedder that has no work pool. */
class JobSubmissionTest {

    private static final RequestPattern START = RequestPattern.post("/**/-command");

    private static final String MANIFEST = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              labels: {team: data, prefect.io/idempotency-key: of-the-user}
            spec:
              template:
                spec:
                  containers:
                    - name: prefect-job
                      image: acme/report:1
                      args: [report, --month, "11"]
                      resources: {limits: {cpu: 500m, memory: 512Mi}}
            """;

    private final TwoServers servers = TwoServers.start();
    private final List<Bridge> bridges = new ArrayList<>();
    private final Jobs jobs = newJobs();

    @BeforeEach
    void jobsThatRun() {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));
    }

    @AfterEach
    void close() {
        bridges.forEach(Bridge::close);
        servers.close();
    }

    private Jobs newJobs() {
        Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());
        bridges.add(bridge);
        return bridge.jobs();
    }

    private static JobSpec spec(String key) {
        return JobSpec.of(JobManifest.parse(MANIFEST), TwoServers.GVC).withIdempotencyKey(key);
    }

    @Test
    void sameKey_startsOneJob_alsoAfterARestartOfTheCaller() throws Exception {
        JobHandle first = jobs.submit(spec("report-7"));
        JobHandle second = newJobs().submit(spec("report-7"));

        assertThat(first.adopted()).isFalse();
        assertThat(second.adopted()).isTrue();
        assertThat(second.pid()).isEqualTo(first.pid());
        assertThat(servers.platformRequests(START)).isEqualTo(1);
        assertThat(jobs.submit(spec("report-8")).pid()).isNotEqualTo(first.pid());
    }

    @Test
    void sameKey_ofAJobThatHasEnded_startsNothing() throws Exception {
        servers.script(job -> JobScript.begin().exit(4));
        JobHandle first = jobs.submit(spec("report-7"));
        assertThat(first.await(Duration.ofHours(1)).exitCode()).isEqualTo(4);

        assertThat(newJobs().submit(spec("report-7")).await(Duration.ofHours(1)).stage())
                .isEqualTo(JobStage.FAILED);
        assertThat(servers.platformRequests(START)).isEqualTo(1);
    }

    @Test
    void sameKey_withAnotherManifest_findsTheJobInItsWorkload() throws Exception {
        JobHandle first = jobs.submit(spec("report-7"));
        String changed = MANIFEST.replace("args:", "workingDir: /other\n          args:");

        JobHandle second = newJobs()
                .submit(JobSpec.of(JobManifest.parse(changed), TwoServers.GVC).withIdempotencyKey("report-7"));

        assertThat(second.pid()).isEqualTo(first.pid());
    }

    @Test
    void responseToTheStartLost_findsTheJob() throws Exception {
        servers.faults().when(START).once().then(Fault.loseResponse());

        JobHandle job = jobs.submit(spec("report-7"));

        assertThat(job.read().live()).isTrue();
        assertThat(servers.platformRequests(START)).isEqualTo(1);
    }

    @Test
    void startLostBeforeItsEffect_isUnknown_andSubmittedAgainLater() throws Exception {
        servers.faults().when(START).once().then(Fault.loseRequest());

        assertThatThrownBy(() -> jobs.submit(spec("report-7")))
                .isInstanceOf(JobStartUnknownException.class)
                .hasMessageContaining("idempotency key report-7");
        servers.time().advance(Duration.ofMinutes(2));

        assertThat(jobs.submit(spec("report-7")).read().live()).isTrue();
    }

    @Test
    void twoCallersAtOnce_keepTheOlderJob_andTheLaterCallerStopsItsOwn() throws Exception {
        Jobs other = newJobs();
        List<JobHandle> older = new ArrayList<>();
        jobs.submit(spec("first"));
        servers.faults().when(START).once().then(Fault.runBefore(() -> {
            older.add(submitted(other));
            servers.time().advance(Duration.ofSeconds(3));
        }));

        JobHandle later = jobs.submit(spec("report-7"));

        assertThat(later.pid()).isEqualTo(older.get(0).pid());
        assertThat(later.adopted()).isTrue();
        servers.time().advance(Duration.ofMinutes(2));
        assertThat(servers.platform().state().dump().properties().stream()
                        .filter(item -> item.getKey().contains("/-command/"))
                        .filter(item -> item.getValue()
                                .at("/tags/prefect.io~1idempotency-key")
                                .asText()
                                .equals("report-7"))
                        .filter(item ->
                                item.getValue().path("lifecycleStage").asText().equals("running"))
                        .map(item -> item.getKey()))
                .containsExactly(later.pid().commandLink());
    }

    private static JobHandle submitted(Jobs jobs) {
        try {
            return jobs.submit(spec("report-7"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusedStart_isNotStarted_andSaysWhetherItIsWorthARepetition() {
        servers.faults().when(START).once().then(Fault.respond(400, "{\"message\":\"bad image\"}"));
        servers.faults().when(START).once().then(Fault.respond(401, "{\"message\":\"expired\"}"));

        JobNotStartedException refused =
                catchThrowableOfType(JobNotStartedException.class, () -> jobs.submit(spec("report-7")));
        JobNotStartedException later =
                catchThrowableOfType(JobNotStartedException.class, () -> jobs.submit(spec("report-7")));

        assertThat(refused).hasMessageContaining("bad image");
        assertThat(refused.repeatable()).isFalse();
        assertThat(later.repeatable()).isTrue();
    }

    @Test
    void submissionsWithoutAKey_startAJobEach() throws Exception {
        JobSpec spec = JobSpec.of(JobManifest.parse(MANIFEST), TwoServers.GVC);

        assertThat(jobs.submit(spec).pid()).isNotEqualTo(jobs.submit(spec).pid());
    }

    @Test
    void invalidManifestsAndKeys_areRefusedWithoutARequest() {
        assertThatThrownBy(() -> jobs.submit(
                        JobSpec.of(JobManifest.parse(MANIFEST.replace("image:", "imagee:")), TwoServers.GVC)))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("did you mean 'image'?");
        assertThatThrownBy(() -> spec("a key"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'a key'");
        assertThat(servers.platform().requests()).isEmpty();
    }

    @Test
    void plan_showsTheWorkloadAndTheCommand_withoutAWrite() {
        String yaml = jobs.plan(spec("report-7")).toYaml();

        assertThat(yaml).contains("acme/report:1").contains("report-7").contains("decision: create");
        assertThat(servers.platformRequests(START)).isZero();
        assertThat(servers.workloads()).isEmpty();
    }

    @Test
    void plan_masksCredentialsInArguments_whichTheCommandContains() throws Exception {
        String token = "ghp_plantedplantedplantedplantedplant1";
        String url = "https://user:planted-pw@git.example.com/a.git";
        JobSpec spec = JobSpec.of(
                JobManifest.parse(MANIFEST.replace(
                        "args: [report,",
                        "command: [git, clone, \"" + url + "\"]\n          args: [\"--token=" + token + "\",")),
                TwoServers.GVC);

        JobPlan plan = jobs.plan(spec);
        jobs.submit(spec);

        assertThat(plan.toYaml() + plan + plan.objects() + plan.command())
                .contains("--token=", "https://", "--month")
                .doesNotContain("planted");
        assertThat(servers.platform().requests().stream()
                        .filter(request -> request.path().endsWith("/-command"))
                        .map(request -> request.body())
                        .toList()
                        .toString())
                .contains(token, "planted-pw");
    }
}
