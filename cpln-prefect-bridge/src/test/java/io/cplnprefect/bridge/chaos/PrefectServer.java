/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real Prefect server that can be killed and started again with the same address and database. */
final class PrefectServer implements AutoCloseable {

    /** As the testkit starts it. */
    private static final Map<String, String> SETTINGS = Map.of(
            "PREFECT_SERVER_ANALYTICS_ENABLED", "false",
            "DO_NOT_TRACK", "1",
            "PREFECT_UI_ENABLED", "false",
            "PREFECT_API_SERVICES_FLOW_RUN_NOTIFICATIONS_ENABLED", "false");

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

    static PrefectServer start(PrefectRelease release) {
        return new PrefectServer(RealPrefect.start(release, Map.of()));
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
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.put("PREFECT_HOME", first.home().toString());
        List<String> command =
                List.of(bin().resolve("prefect").toString(), "server", "start", "--host", "127.0.0.1", "--port", port);
        starts++;
        again = ChildProcess.start(command, environment, first.home().resolve("server-" + starts + ".log"));
        while (!api.isOk("/health")) {
            if (!again.isAlive()) {
                throw new IllegalStateException("The Prefect server did not start again; see " + again.log());
            }
            Pause.millis(200);
        }
    }

    @Override
    public void close() {
        if (again != null) {
            again.kill();
        }
        first.close();
    }
}
