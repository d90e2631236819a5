/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.worker.Worker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A work pool that moves over from Control Plane's Python worker to this library and back, as {@code docs/migration.md} describes it.
 *
 * <p>By default, requests in the order of the Python worker stand in for it. With {@code -Dprefect.cpln.environment=FOLDER}, the folder of
 * a virtual environment that contains {@code prefect-cpln}, it is the worker itself.
 */
@Timeout(300)
class MigrationIT {

    private static final int LONG = 600;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PeerWorld world;

    @SuppressWarnings("NullAway.Init")
    private PeerWorker python;

    @BeforeEach
    void start() {
        world = new PeerWorld(folder);
        python = PeerWorker.of(world);
        // The work pool is created with the template of this library.
        world.worker(false).close();
    }

    @AfterEach
    void stop() {
        python.kill();
        world.close();
    }

    @Test
    void workersOfBothKinds_leaveEachOthersFlowRunsAlone() {
        python.start();
        UUID ofPython = world.run(LONG);
        await(() -> isRunning(ofPython));
        List<String> before = world.trace(ofPython);

        try (Worker java = world.worker(false)) {
            // The Python worker runs one flow run at a time.
            UUID ofJava = world.run(1);
            await(() -> {
                round(java);
                return world.state(ofJava).equals("COMPLETED");
            });

            assertThat(world.pid(ofJava).split(":", -1)).hasSize(4);
            assertThat(world.jobs(ofJava)).hasSize(1);
            assertThat(world.pid(ofPython).split(":", -1)).hasSize(3);
            assertThat(world.trace(ofPython)).isEqualTo(before);
            assertThat(java.running()).isEmpty();
        }
    }

    @Test
    void flowRunsOfAKilledPythonWorker_areObservedOnlyIfTheyAreAdopted() {
        UUID cancelled = leftByPython();
        UUID failed = leftByPython();
        world.cancel(cancelled);
        world.fail(failed);
        List<String> before = world.trace(cancelled);
        try (Worker java = world.worker(false)) {
            for (int i = 0; i < 5; i++) {
                round(java);
            }
            assertThat(world.trace(cancelled)).isEqualTo(before);
            assertThat(world.state(failed)).isEqualTo("RUNNING");
        }

        try (Worker java = world.worker(true)) {
            await(() -> {
                round(java);
                return world.state(cancelled).equals("CANCELLED")
                        && world.state(failed).equals("CRASHED");
            });
        }

        assertThat(world.jobs(cancelled))
                .singleElement()
                .satisfies(command ->
                        assertThat(command.path("lifecycleStage").asText()).isEqualTo("cancelled"));
        assertThat(world.pid(cancelled)).as("as Python wrote it").isEqualTo(before.get(0));
    }

    @Test
    void pool_handedBack_isServedByThePythonWorker_andJobsOfThisLibraryEndByThemselves() {
        UUID ofJava = world.run(LONG);
        try (Worker java = world.worker(false)) {
            await(() -> {
                round(java);
                return isRunning(ofJava);
            });
        }
        List<String> before = world.trace(ofJava);

        python.start();
        UUID ofPython = world.run(1);
        await(() -> world.state(ofPython).equals("COMPLETED"));

        assertThat(world.pid(ofPython).split(":", -1)).hasSize(3);
        assertThat(world.trace(ofJava)).isEqualTo(before);
    }

    /** Returns a flow run whose job the Python worker has started before it was killed. */
    private UUID leftByPython() {
        python.start();
        UUID run = world.run(LONG);
        await(() -> isRunning(run));
        python.kill();
        return run;
    }

    private boolean isRunning(UUID run) {
        return world.state(run).equals("RUNNING") && !world.pid(run).isEmpty();
    }

    private static void round(Worker worker) {
        worker.heartbeat();
        worker.pollOnce();
        worker.observeOnce();
        worker.syncOnce();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
