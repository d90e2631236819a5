/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must be so before a job is started: place, identity, and a workload that is ready there. */
class WorkloadReadinessTest {

    private static final String DEPLOYMENTS = "/**/deployment";

    private final TwoServers servers = TwoServers.start(platform -> platform.readinessDelay(Duration.ofSeconds(21)));
    private final JobCommands jobs = new JobCommands(servers.controlPlane());

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void newWorkload_isWaitedFor() throws InterruptedException {
        Job job = Requests.start(jobs, Requests.any());

        assertThat(servers.time().nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(21).toNanos());
        assertThat(job.location()).isEqualTo("aws-eu-central-1");
        assertThat(servers.platformRequests(post("/**/-command"))).isEqualTo(1);
    }

    @Test
    void readiness_ofAnOldVersion_isNotTaken() throws InterruptedException {
        String workload = Requests.start(jobs, Requests.any()).pid().workload();
        String link = TwoServers.link(workload);
        servers.platform()
                .put(
                        link + "/deployment/aws-eu-central-1",
                        TwoServers.json("{'name': 'aws-eu-central-1', 'status': {'ready': true,"
                                + " 'lastProcessedVersion': 0, 'message': 'rolling out'}}"));

        assertThatThrownBy(() -> Requests.start(new JobCommands(servers.controlPlane()), Requests.any()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("rolling out");
    }

    @Test
    void wait_timeout_reportsSecondsLinkLocationAndLastStatus() {
        JobRequest request = Requests.in("gcp-us-east1");
        servers.faults()
                .when(get(DEPLOYMENTS))
                .then(Fault.respond(
                        200,
                        "{\"kind\":\"list\",\"items\":[{\"name\":\"gcp-us-east1\",\"status\":{\"ready\":false,"
                                + "\"message\":\"image not found\"}}],\"links\":[]}"));

        assertThatThrownBy(() -> Requests.start(jobs, request))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("/org/acme/gvc/prefect/workload/prefect-")
                .hasMessageContaining("in gcp-us-east1")
                .hasMessageContaining("60 s")
                .hasMessageContaining("image not found")
                .hasMessageContaining("pod_watch_timeout_seconds");
        assertThat(servers.platformRequests(post("/**/-command"))).isZero();
    }

    @Test
    void platform_awayDuringTheWait_areWaitedOut() throws InterruptedException {
        servers.faults().when(get(DEPLOYMENTS)).times(12).then(Fault.respond(503));

        Requests.start(jobs, Requests.any());

        assertThat(servers.platformRequests(post("/**/-command"))).isEqualTo(1);
    }

    @Test
    void workload_deletedDuringTheWait_isMadeAnew() throws InterruptedException {
        servers.faults()
                .when(get(DEPLOYMENTS))
                .once()
                .then(Fault.runBefore(() -> servers.workloads().forEach(servers.platform()::delete)));

        Job job = Requests.start(jobs, Requests.any());

        assertThat(servers.workloads())
                .containsExactly(TwoServers.link(job.pid().workload()));
    }

    @Test
    void location_thatTheGvcLacks_failsAtOnceWithThoseItHas() {
        assertThatThrownBy(() -> Requests.start(jobs, Requests.in("azure-eastus2")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("azure-eastus2")
                .hasMessageContaining("aws-eu-central-1, gcp-us-east1");
        assertThat(servers.platformRequests(post("/**"))).isZero();
    }

    @Test
    void gvc_thatIsMissing_isReported() {
        servers.platform().delete("/org/acme/gvc/prefect");

        assertThatThrownBy(() -> Requests.start(jobs, Requests.any()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Invalid GVC 'prefect'")
                .hasMessageContaining("namespace");
        assertThat(servers.platformRequests(post("/**"))).isZero();
    }

    @Test
    void identity_thatIsMissing_isReportedBeforeAnythingIsCreated() {
        assertThatThrownBy(() -> Requests.start(jobs, Requests.as("runner")))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(
                        "spec.template.spec.serviceAccountName is 'runner', which does not exist in the GVC"
                                + " prefect: create the identity runner");
        assertThat(servers.platformRequests(post("/org/acme/gvc/prefect/workload")))
                .isZero();
    }

    @Test
    void identity_thatIsThere_isUsed() throws InterruptedException {
        servers.platform().put("/org/acme/gvc/prefect/identity/runner", TwoServers.json("{'name': 'runner'}"));

        Job job = Requests.start(jobs, Requests.as("runner"));

        JsonNode workload =
                Objects.requireNonNull(servers.platform().get(job.pid().workloadLink()));
        assertThat(workload.at("/spec/identityLink").asText()).isEqualTo("/org/acme/gvc/prefect/identity/runner");
    }
}
