/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The processes of one running Prefect server. */
final class PrefectServerProcess {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final int MAX_ATTEMPTS = 3;

    /** No requests to other hosts, and no services that tests do not need: SQLite has one writer at a time. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "PREFECT_SERVER_ANALYTICS_ENABLED", "false",
            "DO_NOT_TRACK", "1",
            "PREFECT_UI_ENABLED", "false",
            "PREFECT_API_SERVICES_FLOW_RUN_NOTIFICATIONS_ENABLED", "false");

    private final Process process;
    private final Path home;
    private final @Nullable PostgresDatabase database;
    private final String apiUrl;
    private final Map<String, String> environment;
    private final Thread endWithJvm = new Thread(this::endQuietly, "prefect-shutdown");

    private PrefectServerProcess(
            Process process,
            Path home,
            @Nullable PostgresDatabase database,
            String apiUrl,
            Map<String, String> environment) {
        this.process = process;
        this.home = home;
        this.database = database;
        this.apiUrl = apiUrl;
        this.environment = environment;
    }

    /** Starts a server and waits until it is healthy. */
    static PrefectServerProcess start(PrefectInstallation installation, Map<String, String> settings)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            PrefectServerProcess server = launch(installation, settings);
            if (server.awaitHealth()) {
                return server;
            }
            String log = Programs.tail(server.log());
            server.end();
            // Another program may bind the free port before the server does.
            if (attempt == MAX_ATTEMPTS || !log.contains("in use")) {
                throw new IOException("its log ends with: " + log);
            }
        }
    }

    private static PrefectServerProcess launch(PrefectInstallation installation, Map<String, String> settings)
            throws IOException {
        Path home = installation.newHome();
        int port = freePort();
        PostgresDatabase database =
                settings.containsKey(PostgresDatabase.SETTING) ? null : installation.newDatabase(home);
        Map<String, String> environment = new HashMap<>(DEFAULTS);
        if (database != null) {
            environment.putAll(database.settings());
        }
        environment.putAll(settings);
        environment.put("PREFECT_HOME", home.toString());
        Process process = Programs.start(installation.serverCommand(port), environment, log(home));
        PrefectServerProcess server = new PrefectServerProcess(
                process, home, database, "http://127.0.0.1:" + port + "/api", Map.copyOf(environment));
        Runtime.getRuntime().addShutdownHook(server.endWithJvm);
        return server;
    }

    String apiUrl() {
        return apiUrl;
    }

    Path home() {
        return home;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Ends the process tree and deletes the database and the home; does nothing the second time. */
    void end() throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        Programs.end(process);
        if (database != null) {
            database.delete();
        }
        Folders.delete(home);
        if (Thread.currentThread() != endWithJvm) {
            removeHook();
        }
    }

    private Path log() {
        return log(home);
    }

    private static Path log(Path home) {
        return home.resolve("server.log");
    }

    /** Waits for the health route; returns false if the process ends or the time-out passes. */
    private boolean awaitHealth() throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest health = HttpRequest.newBuilder(URI.create(apiUrl + "/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < deadline) {
                if (isHealthy(client, health)) {
                    return true;
                }
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the server");
        }
        return false;
    }

    private static boolean isHealthy(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithJvm);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook itself.
        }
    }

    private void endQuietly() {
        try {
            end();
        } catch (IOException e) {
            // A folder that remains below target does no harm.
        }
    }
}
