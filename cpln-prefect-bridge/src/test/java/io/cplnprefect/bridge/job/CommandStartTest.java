/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.Fault;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job is started once and only once. */
class CommandStartTest {

    private static final String COMMANDS = ".*/-command";
    private static final String LOOK = ".*/-command/-query";
    private static final String ONE_COMMAND = ".*/-command/[^/]+";

    private final TwoServers servers = TwoServers.start();
    private final Jobs jobs = new Jobs(servers.controlPlane());
    private final UUID run = UUID.randomUUID();

    @BeforeEach
    void jobsThatRun() {
        servers.script(job -> JobScript.begin().sleep(Duration.ofHours(1)).exit(0));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void command_carriesTagsAndOverrides() throws InterruptedException {
        jobs.start(Requests.of(run));

        assertThat(servers.platformRequests("POST", COMMANDS)).isEqualTo(1);
        JsonNode command = servers.liveCommands(run).get(0);
        assertThat(command.at("/tags/prefect.io~1flow-name").asText()).isEqualTo("etl");
        assertThat(command.at("/tags/cpln~1prefectAgent").asText()).isEqualTo(Requests.AGENT);
        assertThat(command.at("/spec/location").asText()).isEqualTo("aws-eu-central-1");
        JsonNode override = command.at("/spec/containerOverrides/0");
        assertThat(override.path("image").asText()).isEqualTo("acme/etl:1");
        assertThat(override.at("/env/0/name").asText()).isEqualTo("MODE");
    }

    @Test
    void response_lostAfterTheEffect_jobIsAdopted() throws InterruptedException {
        servers.platformFaults().next("POST", COMMANDS, Fault.lostAfterEffect());

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isTrue();
        assertThat(servers.commands(run))
                .singleElement()
                .extracting(command -> command.path("id").asText())
                .isEqualTo(job.pid().command());
    }

    @Test
    void answer_ofServerError_isAsOpenAsALostOne() throws InterruptedException {
        servers.platformFaults()
                .next(
                        "POST",
                        COMMANDS,
                        (server, request) ->
                                server.dispatch(request).newBuilder().code(502).build());

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isTrue();
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void answer_withoutTheCommandsId_isAsOpenAsALostOne() throws InterruptedException {
        servers.platformFaults()
                .next(
                        "POST",
                        COMMANDS,
                        (server, request) -> server.dispatch(request)
                                .newBuilder()
                                .removeHeader("Location")
                                .build());

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isTrue();
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void request_lostBeforeTheEffect_isSentOnceMoreAfterTheLooks() throws InterruptedException {
        servers.platformFaults().next("POST", COMMANDS, Fault.lostBeforeEffect());

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isFalse();
        assertThat(servers.platformRequests("POST", LOOK)).isEqualTo(1 + 3);
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void look_thatIsBehind_isNotTheLastWord() throws InterruptedException {
        servers.platformFaults().next("POST", COMMANDS, Fault.lostAfterEffect());
        // The look before the start and two of those after it see the time before the start.
        servers.platformFaults().times(3, "POST", LOOK, Fault.stale());

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isTrue();
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void requests_lostTwice_endWithoutAJob() {
        servers.platformFaults().always("POST", COMMANDS, Fault.lostBeforeEffect());

        assertThatThrownBy(() -> jobs.start(Requests.of(run))).isInstanceOf(JobNotStartedException.class);
        servers.heal();
        assertThat(servers.commands(run)).isEmpty();
    }

    @Test
    void platform_awayDuringTheLooks_leavesTheOutcomeOpen() {
        servers.platformFaults().next("POST", COMMANDS, (server, request) -> {
            servers.platformFaults().all(Fault.status(503));
            server.dispatch(request);
            return Fault.status(503).respond(server, request);
        });

        assertThatThrownBy(() -> jobs.start(Requests.of(run)))
                .isInstanceOf(StartUnknownException.class)
                .hasMessageContaining(run.toString())
                .hasMessageContaining("120 s");
        servers.heal();
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void platform_awayWhenTheFoundJobIsRead_doesNotHideIt() throws InterruptedException {
        servers.platformFaults().next("POST", COMMANDS, Fault.lostAfterEffect());
        servers.platformFaults().always("GET", ONE_COMMAND, Fault.status(503));

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isTrue();
        assertThat(job.location()).isEqualTo("aws-eu-central-1");
    }

    @Test
    void liveJob_ofAnEarlierTry_isAdopted() throws InterruptedException {
        StartedJob first = jobs.start(Requests.of(run));
        StartedJob second = new Jobs(servers.controlPlane()).start(Requests.of(run));

        assertThat(second.pid()).isEqualTo(first.pid());
        assertThat(second.adopted()).isTrue();
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void liveJob_ofAnotherWorkloadThatThePidNames_isAdopted() throws InterruptedException {
        InfrastructurePid earlier = other("running");

        StartedJob job = jobs.start(Requests.after(run, earlier));

        assertThat(job.pid()).isEqualTo(earlier);
        assertThat(servers.platformRequests("POST", COMMANDS)).isZero();
    }

    @Test
    void earlierJob_thatCannotBeRead_leavesTheOutcomeOpen() {
        InfrastructurePid earlier = other("running");
        servers.platformFaults().always("GET", ONE_COMMAND, Fault.status(503));

        assertThatThrownBy(() -> jobs.start(Requests.after(run, earlier)))
                .isInstanceOf(StartUnknownException.class)
                .hasMessageContaining(earlier.toString());
        assertThat(servers.platformRequests("POST", COMMANDS)).isZero();
    }

    @Test
    void commands_thatCannotBeListed_leaveTheOutcomeOpen() {
        servers.platformFaults().always("POST", LOOK, Fault.status(503));

        assertThatThrownBy(() -> jobs.start(Requests.of(run))).isInstanceOf(StartUnknownException.class);
        assertThat(servers.platformRequests("POST", COMMANDS)).isZero();
    }

    @Test
    void endedJob_ofAnEarlierTry_doesNotStopANewOne() throws InterruptedException {
        InfrastructurePid earlier = other("failed");
        servers.script(job -> JobScript.begin().exit(1));
        StartedJob first = jobs.start(Requests.of(run));
        servers.time().advance(Duration.ofMinutes(1));

        StartedJob second = jobs.start(Requests.after(run, earlier));

        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(second.adopted()).isFalse();
    }

    @Test
    void response_lostWithAnEndedJobBefore_doesNotTakeThatOne() throws InterruptedException {
        servers.script(job -> JobScript.begin().exit(1));
        StartedJob first = jobs.start(Requests.of(run));
        servers.time().advance(Duration.ofMinutes(1));
        servers.platformFaults().next("POST", COMMANDS, Fault.lostBeforeEffect());

        StartedJob second = jobs.start(Requests.of(run));

        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(servers.commands(run)).hasSize(2);
    }

    @Test
    void tooManyRequests_areWaitedOut() throws InterruptedException {
        servers.platformFaults().times(2, "POST", COMMANDS, Fault.rateLimited(7));

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(job.adopted()).isFalse();
        assertThat(servers.time().virtual().nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(14).toNanos());
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void start_refused_tellsTheReason() {
        servers.platformFaults().always("POST", COMMANDS, Fault.status(400, "quota of jobs used up"));

        assertThatThrownBy(() -> jobs.start(Requests.of(run)))
                .isInstanceOf(JobNotStartedException.class)
                .hasMessageContaining("quota of jobs used up")
                .hasCauseInstanceOf(ServiceException.BadRequest.class);
    }

    @Test
    void workload_deletedBetweenFindAndStart_isMadeAnewOnce() throws InterruptedException {
        jobs.start(Requests.any());
        servers.workloads().forEach(servers.platform()::delete);

        StartedJob job = jobs.start(Requests.of(run));

        assertThat(servers.workloads())
                .containsExactly(TwoServers.link(job.pid().workload()));
        assertThat(servers.commands(run)).hasSize(1);
    }

    private InfrastructurePid other(String stage) {
        String workload = "/org/acme/gvc/prefect/workload/older";
        servers.platform()
                .put(workload, TwoServers.json("{'name': 'older', 'spec': {'type': 'cron', 'containers': []}}"));
        servers.platform()
                .put(
                        workload + "/-command/c1",
                        TwoServers.json("{'type': 'runCronWorkload', 'lifecycleStage': '" + stage
                                + "', 'spec': {'location': 'aws-eu-central-1'}}"));
        return new InfrastructurePid("acme", "prefect", "older", "c1");
    }
}
