/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobOutput;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.output.LineConsumer;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the lines of a job. */
@Command(
        name = "logs",
        header = "Prints the lines of a job.",
        description = {
            "Prints lines of all containers, oldest first.",
            "With -o json, each line is a JSON object on a line of its own; with -o yaml, a document."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect logs 2f6c1a52-0c0f-4f0e-9b1f-5f2d1c3b4a59 --tail 20",
            "  cpln-prefect logs acme:prefect:etl-abc123:8d9ffd4f-0a4f-4c52-9d3b-6f4b0b6a8c11 --follow",
            "  cpln-prefect logs $PID -o json | jq -r 'select(.stream == \"stderr\").line'"
        })
final class LogsCommand implements Callable<Integer> {

    private static final int DEFAULT_TAIL = 100;
    private static final int MAX_TAIL = 999;
    private static final long NANOS = 1_000_000_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = JobReference.LABEL,
            converter = JobReference.Converter.class,
            description = "id of a flow run, or PID of a job")
    private JobReference job;

    @Option(
            names = {"-f", "--follow"},
            description = "print further lines until the job has ended; from the first line on without --tail")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "<lines>",
            description = "print the last lines only, from 1 to " + MAX_TAIL + "; " + DEFAULT_TAIL
                    + " by default without --follow")
    private @Nullable Integer tail;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    LogsCommand() {}

    @Override
    public Integer call() {
        if (tail != null && (tail < 1 || tail > MAX_TAIL)) {
            throw new ParameterException(
                    command.commandLine(),
                    "Invalid value '" + tail + "' for option '--tail': expected 1 to " + MAX_TAIL);
        }
        if (job.flowRunId() != null) {
            return ofFlowRun(job.flowRunId());
        }
        try (JobsClient client = JobsClient.of(GlobalOptions.of(command).environment())) {
            return print(client.jobs().handle(Objects.requireNonNull(job.pid())));
        }
    }

    private int ofFlowRun(UUID id) {
        try (Connection connection = Connection.of(GlobalOptions.of(command).environment())) {
            String pid = connection.prefect().flowRuns().read(id).execute().infrastructurePid();
            if (pid == null) {
                throw new CommandException(ExitCode.FAILED, "The flow run " + id + " has no PID: it has no job");
            }
            return print(connection.bridge().jobs().handle(pid));
        }
    }

    private int print(JobHandle handle) {
        if (handle.read().stage() == JobStage.GONE) {
            throw new CommandException(
                    ExitCode.REFUSED, "The job " + handle + " does not exist: Control Plane has no such command");
        }
        if (follow) {
            return follow(handle);
        }
        for (LogEntry line : handle.lastLines(tail == null ? DEFAULT_TAIL : tail)) {
            output.printOne(result(line));
        }
        return ExitCode.DONE;
    }

    private int follow(JobHandle handle) {
        long first = tail == null ? Long.MIN_VALUE : timeOfFirst(handle.lastLines(tail));
        CompletableFuture<Void> unread = new CompletableFuture<>();
        LineConsumer printer = line -> {
            if (line.timestampNanos() >= first && !output.printOne(result(line))) {
                unread.complete(null);
            }
        };
        try (JobOutput lines = handle.follow(printer)) {
            CompletableFuture.anyOf(lines.ended(), unread).join();
        }
        return ExitCode.DONE;
    }

    private static long timeOfFirst(List<LogEntry> lines) {
        return lines.isEmpty() ? Long.MIN_VALUE : lines.get(0).timestampNanos();
    }

    private static Result result(LogEntry line) {
        long nanos = line.timestampNanos();
        Instant time = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("time", time.toString());
        for (String label : List.of("container", "replica", "stream")) {
            document.put(label, line.labels().get(label));
        }
        document.put("line", line.line());
        return new Result(document, line.line() + "\n");
    }
}
