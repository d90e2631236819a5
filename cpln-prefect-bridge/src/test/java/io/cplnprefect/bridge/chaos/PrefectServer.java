/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Prefect server that can be killed and started again with the same address and database. */
final class PrefectServer implements AutoCloseable {

    private static final int MAX_STARTS = 60;

    private final RealPrefect first;
    private final String port;
    private final JsonApi api;
    private @Nullable ChildProcess again;
    private int starts;

    private PrefectServer(RealPrefect first) {
        this.first = first;
        this.port = String.valueOf(URI.create(first.apiUrl()).getPort());
        this.api = new JsonApi(first.apiUrl(), null);
    }

    /** Starts a server with an empty database: the testkit's, or one that exists. */
    static PrefectServer start(PrefectRelease release, @Nullable String database) {
        Map<String, String> settings =
                database == null ? Map.of() : Map.of("PREFECT_API_DATABASE_CONNECTION_URL", database);
        return new PrefectServer(RealPrefect.start(release, settings));
    }

    String apiUrl() {
        return first.apiUrl();
    }

    Path bin() {
        return first.bin();
    }

    JsonApi api() {
        return api;
    }

    void kill() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).containsAll(List.of("--port", port)))
                        .isPresent())
                .toList()
                .forEach(ChildProcess::kill);
    }

    /** Starts the server again and waits until it is healthy. */
    void startAgain() {
        List<String> command =
                List.of(bin().resolve("prefect").toString(), "server", "start", "--host", "127.0.0.1", "--port", port);
        ChildProcess process = launch(command);
        while (!api.isOk("/health")) {
            if (!process.isAlive()) {
                process = launchOnFreePort(process, command);
            }
            Pause.millis(200);
        }
        again = process;
    }

    /** Repeats a start that failed because a connection of another process has the port for the moment. */
    private ChildProcess launchOnFreePort(ChildProcess failed, List<String> command) {
        if (starts == MAX_STARTS || !failed.output().contains("in use")) {
            throw new IllegalStateException("The Prefect server did not start again; see " + failed.log());
        }
        Pause.millis(1000);
        return launch(command);
    }

    private ChildProcess launch(List<String> command) {
        starts++;
        return ChildProcess.start(command, first.environment(), first.home().resolve("server-" + starts + ".log"));
    }

    @Override
    public void close() {
        if (again != null) {
            again.kill();
        }
        first.close();
    }
}
