/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one execution of the chaos program.
 *
 * @param folder the folder of all files
 */
record Evidence(Path folder) {

    /** Returns the evidence in an empty folder {@code target/chaos/<name>}. */
    static Evidence in(String name) throws IOException {
        Path folder = Path.of("target", "chaos", name).toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Evidence evidence = new Evidence(folder);
        Files.createDirectories(evidence.jobs());
        Files.createDirectories(evidence.workers());
        return evidence;
    }

    /** Returns the folder of the files that jobs write. */
    Path jobs() {
        return folder.resolve("jobs");
    }

    /** Returns the folder of the output of workers. */
    Path workers() {
        return folder.resolve("workers");
    }

    Path platformLog() {
        return folder.resolve("platform.log");
    }

    /** Writes all that is known about a flow run that violates a rule, after a heading. */
    void write(List<String> heading, String id, JsonNode history, List<JsonNode> commands, WorkerLogs logs) {
        List<String> lines = new ArrayList<>(heading);
        lines.add("\nStates:");
        history.forEach(state -> lines.add(state.toString()));
        lines.add("\nCommands:");
        commands.stream()
                .map(JsonNode::toString)
                .filter(command -> command.contains(id))
                .forEach(lines::add);
        lines.add("\nJobs:");
        lines.addAll(JobFile.text(jobs(), id));
        lines.add("\nWorkers:");
        lines.addAll(logs.linesWith(id));
        write("violation-" + id + ".txt", String.join("\n", lines));
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
