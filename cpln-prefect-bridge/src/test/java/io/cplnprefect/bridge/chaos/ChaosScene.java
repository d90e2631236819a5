/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The processes of the program: a Prefect server, the platform, and workers.
 *
 * @param server the Prefect server
 * @param platform the platform
 * @param workers the workers
 * @param flowRuns the flow runs on the server
 */
record ChaosScene(PrefectServer server, Platform platform, WorkerProcesses workers, FlowRuns flowRuns)
        implements AutoCloseable {

    private static final String POOL = "chaos";
    private static final Duration POOL_TIMEOUT = Duration.ofSeconds(60);
    private static final String SETTING_PREFIX = "CHAOS_";

    /** Starts all processes, with the server on SQLite. */
    static ChaosScene start(
            PrefectRelease release,
            WorkerProgram program,
            int workerCount,
            Random random,
            Evidence evidence,
            Map<String, String> platformSettings) {
        return start(release, null, program, workerCount, random, evidence, platformSettings);
    }

    /** Starts all processes; environment variables that begin with {@code CHAOS_} reach the platform and workers. */
    static ChaosScene start(
            PrefectRelease release,
            @Nullable String database,
            WorkerProgram program,
            int workerCount,
            Random random,
            Evidence evidence,
            Map<String, String> platformSettings) {
        Map<String, String> settings = new HashMap<>(platformSettings);
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(SETTING_PREFIX)) {
                settings.put(name, value);
            }
        });
        PrefectServer server = PrefectServer.start(release, database);
        Platform platform = Platform.start(server.bin(), settings, evidence.platformLog());
        settings.putAll(platform.environment());
        settings.put("PREFECT_API_URL", server.apiUrl());
        settings.put(ChaosWorker.POOL, POOL);
        WorkerProcesses workers = new WorkerProcesses(program, workerCount, settings, evidence.workers(), random);
        awaitPool(server.api(), workers);
        FlowRuns flowRuns = new FlowRuns(server.api(), POOL, server.bin(), resources(), evidence.jobs());
        return new ChaosScene(server, platform, workers, flowRuns);
    }

    private static void awaitPool(JsonApi api, WorkerProcesses workers) {
        long deadline = System.nanoTime() + POOL_TIMEOUT.toNanos();
        while (!api.isOk("/work_pools/" + POOL)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The workers did not create their work pool; see " + workers.logs());
            }
            Pause.millis(200);
        }
    }

    private static Path resources() {
        URL script = Objects.requireNonNull(ChaosScene.class.getResource("/chaos/job.py"));
        try {
            return Path.of(script.toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        workers.close();
        platform.close();
        server.close();
    }
}
