/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker whose process ends at any request of a submission, and the worker that is started after it. */
class CrashPointTest {

    /** The flow in the job sends requests of its own, and does not end with the worker. */
    private static final RequestPattern OF_THE_WORKER = RequestPattern.any()
            .where(request -> !request.userAgent().startsWith("okhttp/") && !TwoServers.isBackground(request.path()));

    /** More than a submission sends, so that the last crash point is after it. */
    private static final int REQUESTS = 22;

    @ParameterizedTest(name = "the last request has an effect: {0}")
    @ValueSource(booleans = {true, false})
    void submission_processEndsAtAnyRequest_runCompletesWithOneJob(boolean lastHasEffect) {
        int longest = 0;
        for (int k = 1; k <= REQUESTS; k++) {
            try (TwoServers servers = TwoServers.start()) {
                if (endAt(servers, k, lastHasEffect)) {
                    longest = k;
                }
            }
        }
        assertThat(longest).as("requests of a whole submission").isBetween(5, REQUESTS - 1);
    }

    @ParameterizedTest
    @CsvSource({"4", "9"})
    void submission_threeProcessesEndAtTheSameRequest_runCompletesWithOneJob(int k) {
        try (TwoServers servers = TwoServers.start()) {
            UUID run = begin(servers);
            for (int life = 0; life < 3; life++) {
                Worker worker = Workers.worker(servers, WorkerListener.NONE);
                worker.syncOnce();
                endProcessAt(servers, k, true);
                poll(worker);
                servers.heal();
                servers.time().advance(Duration.ofMinutes(8));
                assertThat(servers.liveCommands(run)).hasSizeLessThan(2);
            }
            finish(servers, run, "ended three times at request " + k);
        }
    }

    /** Returns whether the process sent as many requests. */
    private static boolean endAt(TwoServers servers, int k, boolean lastHasEffect) {
        UUID run = begin(servers);
        Worker worker = Workers.worker(servers, WorkerListener.NONE);
        endProcessAt(servers, k, lastHasEffect);
        poll(worker);
        servers.heal();
        finish(servers, run, "ended at request " + k);
        return !servers.faults().injected().isEmpty();
    }

    private static UUID begin(TwoServers servers) {
        servers.flowTime(Duration.ofHours(1));
        Workers.worker(servers, WorkerListener.NONE).close();
        return servers.run();
    }

    /** No request of the process after the k-th has an effect, as if the process had ended. */
    private static void endProcessAt(TwoServers servers, int k, boolean lastHasEffect) {
        servers.faults()
                .when(OF_THE_WORKER)
                .skip(k - 1)
                .once()
                .then(lastHasEffect ? Fault.loseResponse() : Fault.loseRequest());
        servers.faults().when(OF_THE_WORKER).skip(k - 1).then(Fault.loseRequest());
    }

    /** A process that ends before its first claim fails in the poll itself, with the request that was cut. */
    private static void poll(Worker worker) {
        try {
            assertThat(worker.pollOnce().submitted()).hasSizeLessThan(2);
        } catch (ApiException cut) {
            assertThat(cut).isInstanceOf(TransportException.class);
        }
    }

    private static void finish(TwoServers servers, UUID run, String where) {
        assertThat(servers.liveCommands(run)).as(where).hasSizeLessThan(2);
        RecordingListener events = new RecordingListener();
        Worker next = Workers.worker(servers, events);
        for (int round = 0; round < 12; round++) {
            next.heartbeat();
            next.syncOnce();
            next.pollOnce();
            assertThat(servers.liveCommands(run)).as(where).hasSizeLessThan(2);
            assertThat(servers.state(run)).as(where).isNotEqualTo("CRASHED");
            servers.time().advance(Duration.ofSeconds(70));
        }
        assertThat(servers.state(run)).as(where).isEqualTo("RUNNING");
        assertThat(next.running()).as(where).containsExactly(run);
        assertThat(servers.pid(run))
                .as(where)
                .endsWith(servers.liveCommands(run).get(0).path("id").asText());
        servers.time().advance(Duration.ofHours(2));
        next.observeOnce();
        assertThat(servers.state(run)).as(where).isEqualTo("COMPLETED");
        assertThat(events.ended).as(where).hasSize(1);
        assertThat(servers.commands(run)).as(where).hasSize(1);
        assertThat(next.freeSlots()).as(where).isEqualTo(100);
    }
}
