/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.migration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process of Control Plane's Python worker. */
final class PythonWorker implements PeerWorker {

    private final PeerWorld world;
    private @Nullable Process process;

    PythonWorker(PeerWorld world) {
        this.world = world;
    }

    @Override
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(ENVIRONMENT, "bin", "prefect").toString(),
                        "worker",
                        "start",
                        "--pool",
                        PeerWorld.POOL,
                        "--name",
                        "python",
                        "--type",
                        "cpln",
                        "--limit",
                        "1"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PREFECT_") || name.startsWith("CPLN_"));
        builder.environment()
                .putAll(Map.of(
                        "PREFECT_HOME", world.folder().resolve("python").toString(),
                        "PREFECT_API_URL", world.server().apiUrl(),
                        "PREFECT_WORKER_QUERY_SECONDS", "1",
                        "CPLN_ENDPOINT", world.platform().url(),
                        "CPLN_LOGS_ENDPOINT", world.platform().logsUrl().replaceFirst("http", "ws"),
                        "CPLN_TOKEN", world.platform().token(),
                        "CPLN_ORG", PeerWorld.ORG,
                        "CPLN_GVC", PeerWorld.GVC,
                        "CPLN_LOCATION", PeerWorld.LOCATION));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File log() {
        return Path.of("target", "python-worker.log").toFile();
    }

    @Override
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
