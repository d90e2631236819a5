/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.fixture.Fault;
import io.cplnprefect.bridge.fixture.TwoServers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that ends at any request of a submission, and the one that comes after it. */
class CrashPointTest {

    /** More than a submission takes; the last of them lets it through. */
    private static final int REQUESTS = 22;

    @ParameterizedTest(name = "the effect of the last request lost: {0}")
    @ValueSource(booleans = {true, false})
    void run_whoseWorkerEndedAtAnyRequest_completesWithOneJob(boolean lastIsLost) {
        int reached = 0;
        for (int k = 1; k <= REQUESTS; k++) {
            try (TwoServers servers = TwoServers.start()) {
                reached = Math.max(reached, endAt(servers, k, lastIsLost));
            }
        }
        assertThat(reached).as("the points cover a whole submission").isLessThan(REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"4", "9"})
    void run_whoseWorkersEndOneAfterTheOther_completesWithOneJob(int k) {
        try (TwoServers servers = TwoServers.start()) {
            UUID run = begin(servers);
            for (int life = 0; life < 3; life++) {
                Worker worker = Workers.worker(servers, WorkerListener.NONE);
                worker.reattachOnce();
                cutOff(servers, new AtomicInteger(), k, true);
                poll(worker);
                servers.heal();
                servers.time().advance(Duration.ofSeconds(130));
                assertThat(servers.liveCommands(run)).hasSizeLessThan(2);
            }
            finish(servers, run, "ended three times at request " + k);
        }
    }

    private static int endAt(TwoServers servers, int k, boolean lastIsLost) {
        UUID run = begin(servers);
        Worker worker = Workers.worker(servers, WorkerListener.NONE);
        AtomicInteger seen = new AtomicInteger();
        cutOff(servers, seen, k, lastIsLost);
        poll(worker);
        servers.heal();
        int reached = Math.min(seen.get(), k);
        finish(servers, run, "ended at request " + k);
        return reached;
    }

    private static UUID begin(TwoServers servers) {
        servers.flowTime(Duration.ofHours(1));
        Workers.worker(servers, WorkerListener.NONE).close();
        return servers.run();
    }

    /** Nothing after the k-th request has an effect, as if the process had ended. */
    private static void cutOff(TwoServers servers, AtomicInteger seen, int k, boolean lastIsLost) {
        Fault cut = (server, request) -> {
            // The flow in a job talks to the server by itself, and does not end with the worker.
            if (String.valueOf(request.getHeaders().get("User-Agent")).startsWith("okhttp/")) {
                return server.dispatch(request);
            }
            int index = seen.incrementAndGet();
            if (index < k) {
                return server.dispatch(request);
            }
            return (index == k && lastIsLost ? Fault.lostAfterEffect() : Fault.lostBeforeEffect())
                    .answer(server, request);
        };
        servers.platformFaults().all(cut);
        servers.serverFaults().all(cut);
    }

    private static void poll(Worker worker) {
        try {
            worker.pollOnce();
        } catch (io.cplnprefect.core.error.ApiException unreachable) {
            assertThat(unreachable).as("an end before any flow run was taken").isNotNull();
        }
    }

    private static void finish(TwoServers servers, UUID run, String where) {
        assertThat(servers.liveCommands(run)).as(where).hasSizeLessThan(2);
        Heard heard = new Heard();
        Worker next = Workers.worker(servers, heard);
        for (int round = 0; round < 3; round++) {
            next.reattachOnce();
            next.pollOnce();
            next.watchOnce();
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
        next.watchOnce();
        assertThat(servers.state(run)).as(where).isEqualTo("COMPLETED");
        assertThat(heard.ended).as(where).hasSize(1);
        assertThat(servers.commands(run)).as(where).hasSize(1);
        assertThat(next.freeSlots()).as(where).isEqualTo(100);
    }
}
