/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import static io.cplnprefect.testkit.fault.RequestPattern.any;
import static io.cplnprefect.testkit.fault.RequestPattern.delete;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.cleanup.CleanupEvent.Result;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deletion of unused objects on Control Plane. */
class CleanupTest {

    private static final String SECRET = "/org/acme/secret/db";
    private static final String WORKLOADS = "/org/acme/gvc/prefect/workload/";
    private static final String MANIFEST = """
            apiVersion: batch/v1
            kind: Job
            metadata: {}
            spec:
              template:
                spec:
                  containers:
                    - name: prefect-job
                      image: acme/etl:1
            """;
    private static final String WITH_SECRET = MANIFEST + """
                      env:
                        - name: PASSWORD
                          value: cpln://secret/db.password
            """;

    private final TwoServers servers = TwoServers.start(platform -> platform.pageSize(2));
    private final Jobs jobs = new Jobs(servers.controlPlane(), Runnable::run);
    private final Cleanup cleanup =
            new Cleanup(servers.prefect(), servers.controlPlane(), CleanupSettings.of(TwoServers.GVC));

    @BeforeEach
    void jobsAreShort() {
        servers.script(job -> JobScript.begin().sleep(Duration.ofMinutes(5)).exit(0));
        servers.platform()
                .put(SECRET, TwoServers.json("{'name':'db','type':'dictionary','data':{'password':'sesame'}}"));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void workload_unusedForADay_isRetiredThenDeletedWithIdentityAndPolicy() throws InterruptedException {
        String workload = start(WITH_SECRET).pid().workload();
        servers.time().advance(Duration.ofHours(25));

        assertThat(done(cleanup.runOnce())).containsExactly("RETIRED workload " + workload);
        assertThat(tag(workload, "cpln/specHash")).isEqualTo("retired");
        servers.time().advance(Duration.ofMinutes(9));
        assertThat(done(cleanup.runOnce())).isEmpty();
        servers.time().advance(Duration.ofMinutes(2));
        // Nothing uses its identity and its policy from then on.
        assertThat(done(cleanup.runOnce()))
                .containsExactly(
                        "DELETED workload " + workload,
                        "RETIRED identity " + workload + "-identity",
                        "RETIRED policy " + JobAccess.policyName(TwoServers.GVC, workload));
        servers.time().advance(Duration.ofMinutes(11));
        assertThat(done(anotherProcess().runOnce()))
                .containsExactly(
                        "DELETED identity " + workload + "-identity",
                        "DELETED policy " + JobAccess.policyName(TwoServers.GVC, workload));

        assertThat(servers.workloads()).isEmpty();
        assertThat(servers.platform().get(SECRET)).isNotNull();
        assertThat(cleanup.runOnce().problems()).isEmpty();
    }

    @Test
    void workload_withALiveJobOfThreeDays_isKept() throws InterruptedException {
        servers.script(job -> JobScript.begin().sleep(Duration.ofDays(3)).exit(0));
        String workload = start(MANIFEST).pid().workload();
        servers.time().advance(Duration.ofHours(50));

        CleanupReport report = cleanup.runOnce();

        assertThat(done(report)).isEmpty();
        assertThat(report.events().get(0).object()).isEqualTo(WORKLOADS + workload);
        assertThat(report.events().get(0).reason()).startsWith("it is used by the live job");
    }

    @Test
    void workload_retiredWhileASubmissionStarts_isKeptUntilItsJobHasEndedForADay() throws InterruptedException {
        String workload = start(MANIFEST).pid().workload();
        servers.time().advance(Duration.ofHours(25));
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(2)).exit(0));
        // The submission has found the workload, and the cleanup of another process retires it before the start.
        servers.faults()
                .when(any("/**")
                        .where(request -> request.method().equals("POST")
                                && request.path().endsWith(workload + "/-command")))
                .once()
                .then(Fault.runBefore(() -> anotherProcess().runOnce()));

        JobHandle job = start(MANIFEST);

        assertThat(job.pid().workload()).isEqualTo(workload);
        servers.time().advance(Duration.ofMinutes(20));
        assertThat(cleanup.runOnce().with(Result.KEPT).get(0).reason()).startsWith("it is used by the live job");
        servers.time().advance(Duration.ofHours(3));
        assertThat(cleanup.runOnce().with(Result.KEPT).get(0).reason()).isEqualTo("it was used 80 min ago");
        servers.time().advance(Duration.ofHours(24));
        assertThat(done(cleanup.runOnce())).containsExactly("DELETED workload " + workload);
    }

    @Test
    void submission_afterTheRetirement_usesTheNextName() throws InterruptedException {
        String workload = start(WITH_SECRET).pid().workload();
        servers.time().advance(Duration.ofHours(25));
        cleanup.runOnce();

        assertThat(start(WITH_SECRET).pid().workload()).isEqualTo(workload + "-2");
    }

    @Test
    void submission_withARetiredIdentityLeft_usesTheNextName() throws InterruptedException {
        String workload = start(WITH_SECRET).pid().workload();
        servers.platform().delete(WORKLOADS + workload);
        servers.time().advance(Duration.ofHours(25));
        assertThat(done(cleanup.runOnce())).hasSize(2);

        assertThat(new Jobs(servers.controlPlane(), Runnable::run)
                        .submit(spec(WITH_SECRET))
                        .pid()
                        .workload())
                .isEqualTo(workload + "-2");
    }

    @Test
    void dryRun_changesNothingAndReportsTheSame() throws InterruptedException {
        String workload = start(MANIFEST).pid().workload();
        servers.time().advance(Duration.ofHours(25));
        servers.platform().clearRequests();
        Cleanup dry = new Cleanup(
                servers.prefect(),
                servers.controlPlane(),
                CleanupSettings.builder().addGvcs(TwoServers.GVC).dryRun(true).build());

        CleanupReport report = dry.runOnce();

        assertThat(done(report)).containsExactly("RETIRED workload " + workload);
        assertThat(report.dryRun()).isTrue();
        assertThat(servers.platformRequests(patch("/**")) + servers.platformRequests(delete("/**")))
                .isZero();
    }

    @Test
    void workload_ofControlPlanesPythonAgent_isKeptUnlessTheOptionIsSet() {
        servers.platform()
                .put(
                        WORKLOADS + "courageous-jaguar",
                        TwoServers.json("{'name':'courageous-jaguar','tags':{'cpln/createdByPrefect':'true',"
                                + "'cpln/specHash':'f5cc4d7ad398f5df367bbabe14579cba'},'spec':{'type':'cron',"
                                + "'job':{'schedule':'* * * * *'},'containers':[{'name':'main','image':'b'}]}}"));
        servers.time().advance(Duration.ofHours(25));

        assertThat(cleanup.runOnce().events()).singleElement().satisfies(event -> {
            assertThat(event.result()).isEqualTo(Result.KEPT);
            assertThat(event.reason()).isEqualTo("it was created by another agent");
        });
        Cleanup both = new Cleanup(
                servers.prefect(),
                servers.controlPlane(),
                CleanupSettings.builder().addGvcs(TwoServers.GVC).foreign(true).build());
        CleanupReport report = both.runOnce();
        assertThat(report.problems()).isEmpty();
        assertThat(done(report)).containsExactly("RETIRED workload courageous-jaguar");
    }

    @Test
    void workload_withoutTagsOfTheBridge_isNotListed() {
        servers.platform().put(WORKLOADS + "web", TwoServers.json("{'name':'web','spec':{'type':'serverless'}}"));
        servers.time().advance(Duration.ofDays(9));

        assertThat(cleanup.runOnce().events()).isEmpty();
    }

    @Test
    void workload_thatCannotBeRead_isAProblemAndOthersAreRetired() throws InterruptedException {
        String first = start(MANIFEST).pid().workload();
        String second = start(WITH_SECRET).pid().workload();
        servers.time().advance(Duration.ofHours(25));
        servers.faults().when(get(WORKLOADS + first)).then(Fault.respond(403));

        CleanupReport report = cleanup.runOnce();

        assertThat(done(report)).containsExactly("RETIRED workload " + second);
        assertThat(report.problems()).singleElement().asString().startsWith(WORKLOADS + first + ": ");
    }

    @Test
    void deletion_whoseResponseIsLost_isSentOnceInARoundAndDecidedAgain() throws InterruptedException {
        String workload = start(MANIFEST).pid().workload();
        servers.time().advance(Duration.ofHours(25));
        cleanup.runOnce();
        servers.time().advance(Duration.ofMinutes(11));
        servers.faults().when(delete(WORKLOADS + workload)).then(Fault.loseRequest());

        CleanupReport report = cleanup.runOnce();

        assertThat(report.problems()).hasSize(1);
        assertThat(servers.platformRequests(delete(WORKLOADS + workload))).isEqualTo(1);
        servers.heal();
        assertThat(done(anotherProcess().runOnce())).isEmpty();
        servers.time().advance(Duration.ofMinutes(11));
        assertThat(done(anotherProcess().runOnce())).containsExactly("DELETED workload " + workload);
    }

    @Test
    void workload_changedByAnotherBetweenExaminationAndRetirement_isKept() throws InterruptedException {
        String workload = start(MANIFEST).pid().workload();
        servers.time().advance(Duration.ofHours(25));
        servers.faults().when(patch(WORKLOADS + workload)).once().then(Fault.runBefore(() -> {
            ObjectNode changed = Objects.requireNonNull(servers.platform().get(WORKLOADS + workload))
                    .deepCopy();
            changed.withObject("/tags").put("team", "data");
            servers.platform().put(WORKLOADS + workload, changed.put("version", 9));
        }));

        assertThat(cleanup.runOnce().events())
                .singleElement()
                .satisfies(event -> assertThat(event.reason()).isEqualTo("it was changed by another process"));
        assertThat(tag(workload, "prefect.io/retired")).isEmpty();
    }

    @Test
    void workloadOfOneJob_unusedForADay_isDeletedInTheSameSteps() throws InterruptedException {
        String workload = jobs.submit(
                        JobSpec.builder().from(spec(MANIFEST)).ownWorkload(true).build())
                .pid()
                .workload();
        servers.time().advance(Duration.ofHours(25));

        assertThat(done(cleanup.runOnce())).containsExactly("RETIRED workload " + workload);
        servers.time().advance(Duration.ofMinutes(11));
        assertThat(done(cleanup.runOnce())).containsExactly("DELETED workload " + workload);
    }

    @Test
    void quota_ofWorkloads_isForecastWithTheRetiredOnes() throws InterruptedException {
        servers.platform()
                .put(
                        "/org/acme/quota/q-1",
                        TwoServers.json("{'name':'workloads-per-gvc','max':10,'current':8,"
                                + "'dimensions':{'gvcLink':'/org/acme/gvc/prefect'}}"));
        start(MANIFEST);
        servers.time().advance(Duration.ofHours(25));

        CleanupReport report = cleanup.runOnce();

        assertThat(report.quotas()).containsExactly(new QuotaForecast("prefect", 8, 10, 1));
        assertThat(report.quotas().get(0).free()).isEqualTo(3);
    }

    @Test
    void settings_invalid_areReportedTogetherBeforeAnyRequest() {
        assertThatThrownBy(() -> new Cleanup(
                        servers.prefect(),
                        servers.controlPlane(),
                        CleanupSettings.builder()
                                .orphanAge(Duration.ofMinutes(1))
                                .retirement(Duration.ZERO)
                                .build()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Missing GVCs of the cleanup. Set gvcs")
                .hasMessageContaining("Invalid orphan age PT1M")
                .hasMessageContaining("Invalid retirement PT0S");
    }

    private Cleanup anotherProcess() {
        return new Cleanup(servers.prefect(), servers.controlPlane(), CleanupSettings.of(TwoServers.GVC));
    }

    private JobHandle start(String manifest) throws InterruptedException {
        return jobs.submit(spec(manifest));
    }

    private static JobSpec spec(String manifest) {
        return JobSpec.of(JobManifest.parse(manifest), TwoServers.GVC);
    }

    private String tag(String workload, String tag) {
        return Objects.requireNonNull(servers.platform().get(WORKLOADS + workload))
                .path("tags")
                .path(tag)
                .asText();
    }

    /** Returns what was done, by the names of the objects. */
    private static List<String> done(CleanupReport report) {
        return report.events().stream()
                .filter(event -> event.result() != Result.KEPT)
                .map(event -> event.result() + " " + event.kind() + " "
                        + event.object().substring(event.object().lastIndexOf('/') + 1))
                .toList();
    }
}
