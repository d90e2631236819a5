/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job is started once and only once. */
class CommandStartTest {

    private static final String COMMANDS = "/**/-command";
    private static final String LOOK = "/**/-command/-query";

    private final TwoServers servers = TwoServers.start();
    private final JobCommands jobs = new JobCommands(servers.controlPlane());
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
    void command_hasTheTagsOfItsAttemptAndTheOverrides() throws InterruptedException {
        Attempt attempt = Requests.first(run);

        started(attempt);

        assertThat(servers.platformRequests(post(COMMANDS))).isEqualTo(1);
        JsonNode command = servers.liveCommands(run).get(0);
        assertThat(command.at("/tags/prefect.io~1flow-name").asText()).isEqualTo("etl");
        assertThat(command.at("/tags/prefect.io~1claim-id").asText())
                .isEqualTo(attempt.claimId().toString());
        assertThat(command.at("/tags/cpln~1prefectAgent").asText()).isEqualTo(Requests.AGENT);
        assertThat(command.at("/spec/location").asText()).isEqualTo("aws-eu-central-1");
        JsonNode override = command.at("/spec/containerOverrides/0");
        assertThat(override.path("image").asText()).isEqualTo("acme/etl:1");
        assertThat(override.at("/env/0/name").asText()).isEqualTo("MODE");
    }

    @Test
    void labelsOfTheManifest_cannotReplaceTheTagsOfTheAttempt() throws InterruptedException {
        UUID other = UUID.randomUUID();

        assertThat(jobs.start(Requests.labelled(Requests.first(run), other), () -> null))
                .isInstanceOf(StartResult.Started.class);

        assertThat(servers.liveCommands(run)).hasSize(1);
        assertThat(servers.liveCommands(other)).isEmpty();
    }

    @Test
    void start_withAReadyWorkload_sendsThreeRequests() throws InterruptedException {
        started(Requests.first(UUID.randomUUID()));
        servers.platform().clearRequests();

        started(Requests.first(run));

        assertThat(servers.platform().requests()).hasSize(3);
    }

    @Test
    void response_lostAfterTheEffect_jobIsFound() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).once().then(Fault.loseResponse());

        Job job = started(Requests.first(run));

        assertThat(servers.commands(run))
                .singleElement()
                .extracting(command -> command.path("id").asText())
                .isEqualTo(job.pid().command());
    }

    @Test
    void serverError_afterTheEffect_jobIsFound() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).once().then(Fault.replaceStatus(502));

        started(Requests.first(run));

        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void response_withoutTheIdOfTheCommand_jobIsFound() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).once().then(Fault.removeHeader("Location"));

        started(Requests.first(run));

        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void request_lostBeforeTheEffect_isUnknownAndNotSentAgain() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).once().then(Fault.loseRequest());

        StartResult result = jobs.start(Requests.of(run), () -> null);

        assertThat(result).isInstanceOf(StartResult.Unknown.class);
        assertThat(((StartResult.Unknown) result).reason()).contains(run.toString());
        assertThat(servers.commands(run)).isEmpty();
    }

    @Test
    void search_thatDoesNotListTheNewJobYet_isUnknownAndNotSentAgain() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).once().then(Fault.loseResponse());
        servers.faults().when(post(LOOK)).times(2).then(Fault.stale(Duration.ofHours(1)));

        assertThat(jobs.start(Requests.of(run), () -> null)).isInstanceOf(StartResult.Unknown.class);

        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void search_thatFailsBeforeTheStart_startsNothing() throws InterruptedException {
        servers.faults().when(post(LOOK)).then(Fault.respond(503));

        StartResult result = jobs.start(Requests.of(run), () -> null);

        assertThat(result)
                .isInstanceOfSatisfying(
                        StartResult.NotStarted.class,
                        not -> assertThat(not.repeatable()).isTrue());
        assertThat(servers.platformRequests(post(COMMANDS))).isZero();
    }

    @Test
    void fence_thatRefuses_startsNothing() throws InterruptedException {
        StartResult result = jobs.start(Requests.of(run), () -> "it was cancelled");

        assertThat(result).isEqualTo(new StartResult.Deferred("it was cancelled"));
        assertThat(servers.platformRequests(post(COMMANDS))).isZero();
    }

    @Test
    void jobOfTheAttempt_liveOrEnded_isAdopted() throws InterruptedException {
        servers.script(job -> JobScript.begin().sleep(Duration.ofMinutes(1)).exit(1));
        Attempt first = Requests.first(run);
        Job live = started(first);
        Attempt second = new Attempt(run, UUID.randomUUID(), Set.of(first.claimId()), Set.of());

        StartResult whileLive = jobs.start(Requests.of(second), () -> null);
        servers.time().advance(Duration.ofMinutes(5));
        StartResult afterItsEnd = jobs.start(Requests.of(second), () -> null);

        assertThat(whileLive).isInstanceOfSatisfying(StartResult.Started.class, started -> {
            assertThat(started.adopted()).isTrue();
            assertThat(started.job().pid()).isEqualTo(live.pid());
        });
        assertThat(afterItsEnd)
                .isInstanceOfSatisfying(
                        StartResult.Started.class,
                        started -> assertThat(started.job().stage()).isEqualTo(JobStage.FAILED));
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void jobOfAnEarlierAttempt_isStoppedFirst_andANewOneIsStartedAfterItsEnd() throws InterruptedException {
        Attempt earlier = Requests.first(run);
        started(earlier);
        servers.time().advance(Duration.ofSeconds(30));
        Attempt later = new Attempt(run, UUID.randomUUID(), Set.of(), Set.of(earlier.claimId()));

        StartResult first = jobs.start(Requests.of(later), () -> null);
        assertThat(servers.commands(run)).hasSize(1);
        servers.time().advance(Duration.ofMinutes(2));
        StartResult second = jobs.start(Requests.of(later), () -> null);

        assertThat(first).isInstanceOf(StartResult.Deferred.class);
        assertThat(second).isInstanceOf(StartResult.Started.class);
        assertThat(servers.liveCommands(run)).hasSize(1);
        assertThat(servers.commands(run)).hasSize(2);
    }

    @Test
    void jobOfTheAttemptThatAppearsAfterTheStart_isKept_andTheYoungerOneStopped() throws InterruptedException {
        Attempt first = Requests.first(run);
        Attempt second = new Attempt(run, UUID.randomUUID(), Set.of(first.claimId()), Set.of());
        Job[] older = new Job[1];

        // The start of the first claim has its effect between the search and the start of the second.
        StartResult result = jobs.start(Requests.of(second), () -> {
            older[0] = startedUnchecked(first);
            servers.time().advance(Duration.ofSeconds(1));
            return null;
        });

        assertThat(result)
                .isInstanceOfSatisfying(
                        StartResult.Started.class,
                        started -> assertThat(started.job().pid()).isEqualTo(older[0].pid()));
    }

    @Test
    void tooManyRequests_areWaitedOut() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).times(2).then(Fault.rateLimit(Duration.ofSeconds(3)));

        started(Requests.first(run));

        assertThat(servers.time().nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(6).toNanos());
        assertThat(servers.commands(run)).hasSize(1);
    }

    @Test
    void start_refused_hasTheReasonAndIsNotRepeatable() throws InterruptedException {
        servers.faults().when(post(COMMANDS)).then(Fault.respond(400, "{\"message\":\"quota of jobs used up\"}"));

        assertThat(jobs.start(Requests.of(run), () -> null))
                .isInstanceOfSatisfying(StartResult.NotStarted.class, not -> {
                    assertThat(not.reason()).contains("quota of jobs used up");
                    assertThat(not.repeatable()).isFalse();
                    assertThat(not.cause()).isInstanceOf(ServiceException.BadRequest.class);
                });
    }

    @Test
    void workload_deletedBetweenFindAndStart_isCreatedAgain() throws InterruptedException {
        started(Requests.first(UUID.randomUUID()));
        servers.workloads().forEach(servers.platform()::delete);

        Job job = started(Requests.first(run));

        assertThat(servers.workloads())
                .containsExactly(TwoServers.link(job.pid().workload()));
        assertThat(servers.commands(run)).hasSize(1);
    }

    private Job started(Attempt attempt) throws InterruptedException {
        return Requests.start(jobs, Requests.of(attempt));
    }

    private Job startedUnchecked(Attempt attempt) {
        try {
            return started(attempt);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
