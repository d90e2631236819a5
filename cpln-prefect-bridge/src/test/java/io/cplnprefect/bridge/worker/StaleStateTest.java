/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proposals that Prefect applies long after it has stopped responding to their requests. */
class StaleStateTest {

    private static final String SET_STATE = "/flow_runs/{id}/set_state";
    private static final Duration LATE = Duration.ofMinutes(5);

    private TwoServers servers = TwoServers.start();
    private final RecordingListener events = new RecordingListener();

    @AfterEach
    void close() {
        servers.close();
    }

    private Worker start(PrefectRelease release) {
        servers.close();
        servers = TwoServers.start(release);
        servers.flowTime(Duration.ofSeconds(30));
        return Workers.worker(servers, events);
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void claim_appliedOverTheEndOfTheRun_isPutBackAndStartsNothing(PrefectRelease release) {
        Worker slow = start(release);
        UUID run = servers.run();
        servers.faults().when(post(SET_STATE)).once().then(Fault.applyLate(LATE));
        slow.pollOnce();
        Worker fast = Workers.worker(servers, WorkerListener.NONE);
        fast.pollOnce();
        servers.time().advance(Duration.ofMinutes(2));
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        servers.time().advance(LATE);
        assertThat(servers.state(run)).isEqualTo("PENDING");

        Workers.observe(servers, slow);
        Workers.sync(servers, fast);

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.commands(run)).hasSize(1);
        int requests = servers.serverRequestsInOrder().size();
        Workers.sync(servers, fast);
        assertThat(servers.serverRequestsInOrder()
                        .subList(requests, servers.serverRequestsInOrder().size()))
                .as("the state that was put back stays")
                .noneMatch(request -> request.path().endsWith("/set_state"));
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void giveBack_appliedOverTheEndOfTheRun_isPutBackAndClaimedByNobody(PrefectRelease release) {
        Worker worker = start(release);
        UUID run = servers.run();
        servers.faults().when(post("/**/-command")).once().then(Fault.respond(401));
        servers.faults().when(post(SET_STATE)).skip(1).once().then(Fault.applyLate(LATE));
        worker.pollOnce();
        assertThat(servers.state(run))
                .as("the claim is in force, SCHEDULED is under way")
                .isEqualTo("PENDING");
        servers.propose(run, "RUNNING");
        servers.propose(run, "COMPLETED");
        servers.time().advance(LATE);
        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        // The server renames an overdue run, by another state.
        servers.time().advance(Duration.ofMinutes(2));

        worker.pollOnce();
        Workers.sync(servers, worker);

        assertThat(servers.state(run)).isEqualTo("COMPLETED");
        assertThat(servers.commands(run)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void crash_appliedOverTheNextAttempt_isPutBackAndItsJobLeftAlone(PrefectRelease release) {
        Worker worker = start(release);
        UUID run = runWhoseCrashIsLate(worker, LATE);
        servers.script(servers::flow);
        servers.flowTime(Duration.ofMinutes(30));
        servers.propose(run, "SCHEDULED");
        worker.pollOnce();
        servers.time().advance(Duration.ofSeconds(5));
        assertThat(servers.state(run)).isEqualTo("RUNNING");
        servers.time().advance(LATE);
        assertThat(servers.state(run)).isEqualTo("CRASHED");

        for (int round = 0; round < 12; round++) {
            Workers.sync(servers, worker);
        }

        assertThat(servers.state(run)).isEqualTo("RUNNING");
        assertThat(servers.liveCommands(run)).hasSize(1);
        servers.time().advance(Duration.ofHours(1));
        assertThat(servers.state(run)).isEqualTo("COMPLETED");
    }

    /** The server renames a SCHEDULED that is due for a minute. */
    static Stream<Arguments> delays() {
        return Stream.of(PrefectRelease.values())
                .flatMap(release ->
                        Stream.of(10, 120).map(seconds -> Arguments.arguments(release, Duration.ofSeconds(seconds))));
    }

    @ParameterizedTest
    @MethodSource("delays")
    void crash_appliedOverTheRetryOfAUser_doesNotHideTheRetry(PrefectRelease release, Duration delay) {
        Worker worker = start(release);
        UUID run = runWhoseCrashIsLate(worker, delay);
        servers.propose(run, "SCHEDULED");
        servers.time().advance(delay);
        assertThat(servers.state(run)).isEqualTo("CRASHED");

        Workers.sync(servers, worker);

        assertThat(servers.state(run)).isEqualTo("SCHEDULED");
        servers.script(servers::flow);
        worker.pollOnce();
        assertThat(servers.commands(run)).hasSize(2);
    }

    /** The job of the run has exited without a report, and CRASHED is under way. */
    private UUID runWhoseCrashIsLate(Worker worker, Duration late) {
        servers.script(job -> JobScript.begin()
                .call(spec -> servers.engine(spec).start())
                .sleep(Duration.ofSeconds(5))
                .exit(1));
        UUID run = servers.run();
        worker.pollOnce();
        Workers.observe(servers, worker);
        servers.faults().when(post(SET_STATE)).once().then(Fault.applyLate(late));
        servers.faults().when(post(SET_STATE)).then(Fault.loseRequest());
        Workers.observe(servers, worker);
        servers.heal();
        assertThat(servers.state(run)).as("CRASHED is under way").isEqualTo("RUNNING");
        return run;
    }
}
