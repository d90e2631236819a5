/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.error.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A server of the first line of 3.x, installed below {@code target} with pinned packages. */
final class OldServer implements AutoCloseable {

    static final String VERSION = "3.0.11";

    private final Process process;
    private final String apiUrl;

    private OldServer(Process process, String apiUrl) {
        this.process = process;
        this.apiUrl = apiUrl;
    }

    String apiUrl() {
        return apiUrl;
    }

    /** Starts a server and waits until it responds. */
    static OldServer start(Path home) throws IOException, InterruptedException {
        Path installation = installed();
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = program(
                home.resolve("server.log"),
                List.of(
                        installation.resolve("bin/prefect").toString(),
                        "server",
                        "start",
                        "--port",
                        String.valueOf(port)));
        builder.environment()
                .putAll(Map.of(
                        "PREFECT_HOME", home.toString(),
                        "PREFECT_UI_ENABLED", "false",
                        "PREFECT_SERVER_ANALYTICS_ENABLED", "false",
                        "DO_NOT_TRACK", "1"));
        OldServer server = new OldServer(builder.start(), "http://127.0.0.1:" + port + "/api");
        server.awaitHealth();
        return server;
    }

    private void awaitHealth() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        try (Prefect prefect = Prefect.builder().apiUrl(apiUrl).build()) {
            while (!healthy(prefect)) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("Prefect " + VERSION + " did not start");
                }
            }
        }
    }

    private static boolean healthy(Prefect prefect) {
        try {
            prefect.server().health().execute();
            return true;
        } catch (ApiException notYet) {
            return false;
        }
    }

    private static Path installed() throws IOException, InterruptedException {
        Path target = Files.createDirectories(Path.of("..", "target")).toRealPath();
        Path folder = target.resolve("prefect-" + VERSION);
        try (FileChannel channel = FileChannel.open(
                        target.resolve("prefect-" + VERSION + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(folder.resolve("complete.txt"))) {
                install(folder, target.resolve("prefect-" + VERSION + ".log"));
                Files.createFile(folder.resolve("complete.txt"));
            }
        }
        return folder;
    }

    private static void install(Path folder, Path log) throws IOException, InterruptedException {
        run(log, List.of("python3", "-m", "venv", "--clear", folder.toString()));
        Path constraints = folder.resolve("constraints.txt");
        try (InputStream packages = OldServer.class.getResourceAsStream("prefect-" + VERSION + ".txt")) {
            Files.copy(Objects.requireNonNull(packages), constraints, StandardCopyOption.REPLACE_EXISTING);
        }
        String pip = folder.resolve("bin/pip").toString();
        run(log, List.of(pip, "install", "-q", "-c", constraints.toString(), "prefect==" + VERSION));
    }

    /** Runs a program; the test is skipped if it fails, unless the build requires real servers. */
    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        Process process = program(log, command).start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            String problem = "Cannot install Prefect " + VERSION + ", see " + log;
            if ("true".equals(System.getenv("REQUIRE_REAL_PREFECT"))) {
                throw new IllegalStateException(problem);
            }
            throw new TestAbortedException(problem);
        }
    }

    private static ProcessBuilder program(Path log, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PREFECT_"));
        return builder;
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(each -> {
                    each.destroyForcibly();
                    each.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                });
    }
}
