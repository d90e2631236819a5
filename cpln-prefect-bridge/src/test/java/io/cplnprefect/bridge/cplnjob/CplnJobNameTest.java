/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.job.JobNotStartedException;
import io.cplnprefect.bridge.job.JobPlan;
import io.cplnprefect.bridge.job.JobStartUnknownException;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that compete for the name of a workload, and those that are not started. */
class CplnJobNameTest {

    private static final String WORKLOAD = TwoServers.link("report");
    private static final RequestPattern START = RequestPattern.post("/**/-command");
    private static final RequestPattern READINESS = RequestPattern.get(WORKLOAD + "/deployment");

    private final TwoServers servers = TwoServers.start();
    private final Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());
    private final Bridge other = Bridge.between(servers.prefect(), servers.controlPlane());
    private final List<String> images = new CopyOnWriteArrayList<>();

    @BeforeEach
    void secretAndScript() {
        servers.platform()
                .put(
                        "/org/acme/secret/api",
                        TwoServers.json("{'name': 'api', 'type': 'dictionary', 'data': {'token': 'value'}}"));
        servers.script(job -> {
            images.add(job.mainContainer().image());
            return JobScript.begin().sleep(Duration.ofHours(1)).exit(0);
        });
    }

    @AfterEach
    void close() {
        bridge.close();
        other.close();
        servers.close();
    }

    private static CplnJob job(String metadata, String image) {
        return CplnJob.of(JobManifest.parse("""
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {%s}
                        spec:
                          template:
                            spec:
                              containers:
                                - name: main
                                  image: %s
                                  env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: api, key: token}}}]
                                  resources: {limits: {cpu: 500m, memory: 512Mi}}
                        """.formatted(metadata, image)), TwoServers.GVC);
    }

    private static CplnJob report(String image) {
        return job("name: report", image);
    }

    private void assertNothingIsLeft() {
        assertThat(servers.workloads()).isEmpty();
        assertThat(servers.controlPlane().org().gvc(TwoServers.GVC).identities().list().stream())
                .isEmpty();
        assertThat(servers.controlPlane().org().policies().list().stream()
                        .filter(policy -> policy.name().endsWith("-reveal-policy")))
                .isEmpty();
    }

    private CplnJobRun ended(CplnJobRun run) {
        servers.time().advance(Duration.ofHours(2));
        Awaitility.await().until(() -> !run.handle().read().live());
        return run;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void jobWhoseNameIsTakenByOneThatWaitsForItsWorkload_isNotStarted(boolean earlierJob) throws Exception {
        if (earlierJob) {
            ended(bridge.cplnJobs().trigger(report("acme/zero:0")));
            images.clear();
        }
        AtomicReference<Throwable> second = new AtomicReference<>();
        servers.faults()
                .when(READINESS)
                .once()
                .then(Fault.runBefore(
                        () -> second.set(catchThrowable(() -> other.cplnJobs().trigger(report("acme/two:2"))))));

        CplnJobRun first = bridge.cplnJobs().trigger(report("acme/one:1"));

        assertThat(second.get())
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("report")
                .hasMessageContaining("being started")
                .hasMessageContaining("generateName");
        assertThat(first.handle().read().live()).isTrue();
        ended(first);
        assertThat(images).containsExactly("acme/one:1");
    }

    @Test
    void jobThatWasSuspendedWhileAnotherTookItsName_isNotStarted() throws Exception {
        AtomicReference<CplnJobRun> second = new AtomicReference<>();
        servers.faults().when(READINESS).once().then(Fault.runBefore(() -> {
            servers.time().advance(Duration.ofMinutes(30));
            assertThatCode(() -> second.set(other.cplnJobs().trigger(report("acme/two:2"))))
                    .doesNotThrowAnyException();
        }));

        assertThatThrownBy(() -> bridge.cplnJobs().trigger(report("acme/one:1")))
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("taken by another job");

        CplnJobRun started = Objects.requireNonNull(second.get());
        assertThat(started.handle().read().live()).isTrue();
        ended(started);
        assertThat(images).containsExactly("acme/two:2");
    }

    @Test
    void jobIsNotStartedInAWorkloadThatIsBeingDeleted() throws Exception {
        CplnJobRun first = ended(bridge.cplnJobs().trigger(report("acme/one:1")));
        AtomicReference<Throwable> second = new AtomicReference<>();
        servers.faults()
                .when(RequestPattern.delete(WORKLOAD))
                .once()
                .then(Fault.runBefore(
                        () -> second.set(catchThrowable(() -> other.cplnJobs().trigger(report("acme/two:2"))))));

        assertThat(first.handle().deleteWorkload()).isTrue();

        assertThat(second.get()).isInstanceOf(JobNotStartedException.class).hasMessageContaining("deleted");
        assertThat(images).containsExactly("acme/one:1");
        assertThat(other.cplnJobs()
                        .trigger(report("acme/two:2"))
                        .handle()
                        .read()
                        .live())
                .isTrue();
    }

    @Test
    void jobWithAMissingSecret_isNotStarted_andNothingIsWritten() {
        CplnJob missing = CplnJob.of(JobManifest.parse("""
                        apiVersion: batch/v1
                        kind: Job
                        spec:
                          template:
                            spec:
                              containers:
                                - name: main
                                  image: acme/one:1
                                  env:
                                    - {name: A, valueFrom: {secretKeyRef: {name: nosecret, key: k}}}
                                    - {name: B, valueFrom: {secretKeyRef: {name: absent, key: k, optional: true}}}
                        """), TwoServers.GVC);

        assertThatThrownBy(() -> bridge.cplnJobs().trigger(missing))
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("env[0].valueFrom.secretKeyRef.name is 'nosecret'")
                .hasMessageContaining("create the secret nosecret")
                .hasMessageNotContaining("absent");
        assertThatThrownBy(() -> bridge.jobs().submit(missing.spec())).isInstanceOf(JobNotStartedException.class);
        assertThat(bridge.cplnJobs().plan(missing).decision()).isEqualTo(JobPlan.Decision.REFUSE);
        assertThat(servers.platformRequests(RequestPattern.put("/**"))).isZero();
        assertNothingIsLeft();
    }

    @Test
    void secretThatTheSubmitterMayNotView_doesNotPreventTheStart() throws Exception {
        servers.faults().when(RequestPattern.get("/org/acme/secret/api")).then(Fault.respond(403));

        assertThat(bridge.cplnJobs()
                        .trigger(report("acme/one:1"))
                        .handle()
                        .read()
                        .live())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void startThatIsRefused_leavesNothing(int status) {
        servers.faults().when(START).then(Fault.respond(status));

        for (String metadata : List.of("name: report", "generateName: report-", "labels: {team: data}")) {
            assertThatThrownBy(() -> bridge.cplnJobs().trigger(job(metadata, "acme/one:1")))
                    .isInstanceOf(JobNotStartedException.class);
        }

        assertNothingIsLeft();
    }

    @Test
    void workloadThatIsNotReadyInTime_isDeleted() {
        servers.faults().when(READINESS).then(Fault.respond(200, "{\"items\": []}"));

        assertThatThrownBy(() -> bridge.cplnJobs().trigger(report("acme/one:1")))
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("not ready");

        assertNothingIsLeft();
    }

    @Test
    void interruptedSubmission_leavesNothing() {
        Thread submitter = Thread.currentThread();
        servers.faults().when(READINESS).once().then(Fault.runBefore(submitter::interrupt));

        assertThatThrownBy(() -> bridge.cplnJobs().trigger(report("acme/one:1")))
                .isInstanceOf(InterruptedException.class);

        Awaitility.await().untilAsserted(this::assertNothingIsLeft);
    }

    @Test
    void startThatIsRefused_inTheWorkloadOfAnEarlierJob_leavesItForTheNextOne() throws Exception {
        ended(bridge.cplnJobs().trigger(report("acme/zero:0")));
        servers.faults().when(START).once().then(Fault.respond(400));
        assertThatThrownBy(() -> bridge.cplnJobs().trigger(report("acme/one:1")))
                .isInstanceOf(JobNotStartedException.class);
        assertThat(servers.workloads()).containsExactly(WORKLOAD);

        CplnJobRun next = other.cplnJobs().trigger(report("acme/two:2"));

        assertThat(next.handle().read().live()).isTrue();
    }

    @Test
    void startOfUnknownOutcome_isNotDeleted() {
        servers.faults().when(START).then(Fault.respond(502));

        assertThatThrownBy(() -> bridge.cplnJobs().trigger(report("acme/one:1")))
                .isInstanceOf(JobStartUnknownException.class);

        assertThat(servers.workloads()).containsExactly(WORKLOAD);
    }
}
