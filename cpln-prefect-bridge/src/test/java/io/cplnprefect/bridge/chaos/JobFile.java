/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines that the jobs of one flow run have written, in their order.
 *
 * @param lines the lines
 */
record JobFile(List<Line> lines) {

    /** A line of {@code job.py}, which describes the events. */
    record Line(String event, long pid, Instant time) {

        static Line parse(String text) {
            String[] words = text.split(" ", -1);
            return new Line(words[2], Long.parseLong(words[3]), Instant.ofEpochMilli(Long.parseLong(words[4])));
        }

        /** Returns whether the work of a job began. */
        boolean isExecution() {
            return event.equals("running");
        }
    }

    static JobFile read(Path folder, String flowRunId) {
        return new JobFile(text(folder, flowRunId).stream().map(Line::parse).toList());
    }

    static List<String> text(Path folder, String flowRunId) {
        Path file = folder.resolve(flowRunId + ".txt");
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the executions from one time to another. */
    List<Line> executions(Instant from, Instant to) {
        return lines.stream()
                .filter(line -> line.isExecution()
                        && !line.time().isBefore(from)
                        && line.time().isBefore(to))
                .toList();
    }

    /** Returns the events of the process of an execution after it. */
    List<String> eventsAfter(Line execution) {
        return lines.stream()
                .filter(line -> line.pid() == execution.pid()
                        && !line.isExecution()
                        && !line.time().isBefore(execution.time()))
                .map(Line::event)
                .toList();
    }

    /** Returns the processes of jobs that write to a folder, except those of real flows. */
    static Stream<ProcessHandle> liveProcesses(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("job.py") && line.contains(folder.toString()))
                        .isPresent());
    }
}
