/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.explain.Explanation;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a flow run or a job. */
@Command(
        name = "explain",
        header = "Explains a flow run or a job.",
        description = {
            "Prints its states, commands, executions and last lines, where Prefect and Control Plane do not agree, and what the"
                    + " next observation would do. Changes nothing.",
            "The exit code is 1 if a part could not be read."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect explain 2f6c1a52-0c0f-4f0e-9b1f-5f2d1c3b4a59",
            "  cpln-prefect explain acme:prefect:etl-abc123:8d9ffd4f-0a4f-4c52-9d3b-6f4b0b6a8c11 -o json"
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = JobReference.LABEL,
            converter = JobReference.Converter.class,
            description = "id of a flow run, or PID of a job")
    private JobReference job;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ExplainCommand() {}

    @Override
    public Integer call() {
        Explanation explanation = explanation();
        output.print(Result.ofJson(explanation.toJson(), explanation.toString()));
        return explanation.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Explanation explanation() {
        try (Connection connection = Connection.of(GlobalOptions.of(command).environment());
                Progress progress = Progress.of("Reading")) {
            Bridge bridge = connection.bridge();
            if (job.flowRunId() != null) {
                return bridge.explain(job.flowRunId());
            }
            return bridge.explain(
                    bridge.jobs().handle(Objects.requireNonNull(job.pid())).pid());
        }
    }
}
