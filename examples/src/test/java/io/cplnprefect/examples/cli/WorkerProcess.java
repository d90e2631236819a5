/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.examples.cli.Program.Outcome;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A worker as a process, whose outputs are files. */
final class WorkerProcess {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final PrefectEmulator server;
    private final String pool;
    private final Path out;
    private final Path err;
    private final Process process;

    /** Starts a worker and waits until its work pool exists. */
    WorkerProcess(Program program, PrefectEmulator server, Path folder, String pool, String... options) {
        this.server = server;
        this.pool = pool;
        this.out = folder.resolve(pool + ".out");
        this.err = folder.resolve(pool + ".err");
        // The emulator has a local address, which is not valid for jobs.
        List<String> arguments = Stream.concat(
                        Stream.of("worker", "start", "--pool", pool, "--job-api-url", "http://prefect.example/api"),
                        Stream.of(options))
                .toList();
        this.process = program.start(out, err, arguments.toArray(String[]::new));
        await().atMost(LIMIT).until(() -> text(err).contains("ready for org"));
    }

    Process process() {
        return process;
    }

    String output() {
        return text(out);
    }

    /** Returns the end of the process. */
    Outcome end() throws InterruptedException {
        return new Outcome(process.waitFor(), text(out), text(err));
    }

    /** Creates a flow run that is due, and returns its id. */
    String createFlowRun(String command) {
        String flow = create("/flows/", object().put("name", "hello"));
        ObjectNode deployment = object().put("name", "cli").put("flow_id", flow).put("work_pool_name", pool);
        deployment.putObject("job_variables").put("command", command);
        String id = create("/deployments/", deployment);
        return create("/deployments/" + id + "/create_flow_run", object());
    }

    private String create(String path, JsonNode body) {
        return server.call("POST", path, body).path("id").asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
