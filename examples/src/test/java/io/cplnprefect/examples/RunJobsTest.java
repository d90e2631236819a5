/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.bridge.job.JobStartUnknownException;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunJobsTest {

    private static final JobManifest MANIFEST = JobManifest.parse("""
            apiVersion: batch/v1
            kind: Job
            spec:
              template:
                spec:
                  containers:
                    - {name: prefect-job, image: acme/report:1, resources: {limits: {cpu: 500m, memory: 512Mi}}}
            """);

    private final VirtualTime time = VirtualTime.create();
    private final FaultPlan faults = FaultPlan.create();
    private final ControlPlaneEmulator platform = ControlPlaneEmulator.builder()
            .org("acme", "a-token")
            .gvc("reports", "aws-eu-central-1")
            .time(time.clock(), time.scheduler())
            .tailSession(Duration.ZERO)
            .faults(faults)
            .script(job ->
                    JobScript.begin().log("hello").sleep(Duration.ofMinutes(5)).exit(7))
            .start();

    @AfterEach
    void close() {
        platform.close();
        time.close();
    }

    @Test
    void orchestratorThatIsInterruptedHalfWay_continuesWithoutASecondExecution() throws Exception {
        RequestPattern start = RequestPattern.post("/org/{org}/gvc/{gvc}/workload/{workload}/-command");
        Thread orchestrator = Thread.currentThread();
        faults.when(start).skip(25).once().then(Fault.runAfter(orchestrator::interrupt));
        assertThatThrownBy(this::run).isInstanceOfAny(InterruptedException.class, JobStartUnknownException.class);
        Thread.interrupted();
        assertThat(starts()).isLessThan(50);

        Map<Integer, JobEnd> ends = run();

        assertThat(ends).hasSize(50);
        assertThat(ends.values()).extracting(JobEnd::exitCode).contains(7);
        assertThat(starts()).isEqualTo(50);
    }

    private long starts() {
        return platform.requests().stream()
                .filter(request -> request.path().endsWith("/-command"))
                .filter(request -> request.body().contains("runCronWorkload"))
                .count();
    }

    private Map<Integer, JobEnd> run() throws Exception {
        TimeSource source = new TimeSource(time.clock(), time::nanoTime, time.waitingScheduler(), new Random(7));
        try (ControlPlane client = ControlPlane.builder()
                        .environment(Map.of())
                        .endpoint(platform.url())
                        .logsEndpoint(platform.logsUrl())
                        .token(Secret.of(platform.token()))
                        .org("acme")
                        .options(ClientOptions.builder().time(source).build())
                        .build();
                Prefect prefect =
                        Prefect.builder().apiUrl("http://127.0.0.1:9/api").build();
                Bridge bridge = Bridge.between(prefect, client)) {
            return RunJobs.run(bridge, MANIFEST, "reports", "november");
        }
    }
}
