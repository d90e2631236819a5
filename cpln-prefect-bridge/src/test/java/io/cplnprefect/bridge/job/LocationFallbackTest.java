/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobLocation;
import io.cplnprefect.bridge.internal.workload.LocationChoice;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The location that a job runs in if the first one cannot run it, or the GVC lists none. */
class LocationFallbackTest {

    private static final String DEPLOYMENTS = "/**/deployment";

    private final TwoServers servers = TwoServers.start();
    private final JobCommands jobs = new JobCommands(servers.controlPlane());

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void locations_inOrder_beginWithTheConfiguredOne() {
        List<String> available = List.of("a", "b", "c");
        assertThat(LocationChoice.inOrder("g", "b", available, true))
                .extracting(JobLocation::name)
                .containsExactly("b", "a", "c");
        assertThat(LocationChoice.inOrder("g", null, available, false))
                .extracting(JobLocation::name)
                .containsExactly("a");
        assertThat(LocationChoice.inOrder("g", null, List.of(), true)).containsExactly(new JobLocation(null, false));
        assertThatThrownBy(() -> LocationChoice.inOrder("g", "x", available, true))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void workload_notReadyInTheFirstLocation_withTheOption_runsInTheNext() throws InterruptedException {
        onlySecondLocationIsReady();

        Job job = Requests.start(
                jobs, Requests.of(servers, JobSecretsTest.WITHOUT_SECRETS, new WorkloadOptions(false, true)));

        assertThat(job.location()).isEqualTo("gcp-us-east1");
        assertThat(servers.platformRequests(RequestPattern.post("/**/-command")))
                .isEqualTo(1);
    }

    @Test
    void workload_notReadyInTheFirstLocation_withoutTheOption_isNotStarted() {
        onlySecondLocationIsReady();

        assertThatThrownBy(() -> Requests.start(jobs, Requests.any()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("was not ready in aws-eu-central-1");
        assertThat(servers.platformRequests(RequestPattern.post("/**/-command")))
                .isZero();
    }

    @Test
    void gvc_thatSelectsItsLocationsByAQuery_runsJobsWhereTheWorkloadIsReady() throws InterruptedException {
        gvcWithoutLocations();
        onlySecondLocationIsReady();

        assertThat(jobs.location(TwoServers.GVC, null)).isNull();
        assertThat(Requests.start(jobs, Requests.any()).location()).isEqualTo("gcp-us-east1");
    }

    @Test
    void location_thatNoDeploymentHas_failsAtOnceWithThoseThatHave() {
        gvcWithoutLocations();
        onlySecondLocationIsReady();
        long before = servers.time().nanoTime();

        assertThatThrownBy(() -> Requests.start(jobs, Requests.in("azure-eastus2")))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(
                        "Invalid location 'azure-eastus2': the GVC prefect has aws-eu-central-1, gcp-us-east1");
        assertThat(servers.time().nanoTime()).isEqualTo(before);
    }

    private void onlySecondLocationIsReady() {
        servers.faults().when(RequestPattern.get(DEPLOYMENTS)).then(Fault.respond(200, """
                {"kind": "list", "links": [], "items": [
                  {"name": "aws-eu-central-1", "status": {"ready": false, "message": "no capacity"}},
                  {"name": "gcp-us-east1", "status": {"ready": true}}]}
                """));
    }

    private void gvcWithoutLocations() {
        servers.faults().when(RequestPattern.get("/org/acme/gvc/prefect")).then(Fault.respond(200, """
                {"kind": "gvc", "name": "prefect", "spec": {"staticPlacement": {}}, "links": []}
                """));
    }
}
