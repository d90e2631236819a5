/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.run.DeploymentRuns;
import io.cplnprefect.prefect.run.RunOutcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts a flow run of a deployment. */
@Command(
        name = "run",
        header = "Starts a flow run of a deployment and prints its id.",
        description =
                "With --wait, the exit code is 0 if the flow run is COMPLETED, and 1 if it is FAILED, CRASHED, CANCELLED or has"
                        + " not ended within the time. It continues if this program is stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect run etl/daily -p day=monday -p regions='[\"eu\", \"us\"]'",
            "  cpln-prefect run etl/daily --wait --timeout 3600"
        })
final class RunCommand implements Callable<Integer> {

    private static final Duration NO_LIMIT = Duration.ofDays(3650);

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "<flow>/<deployment>", description = "name of the flow and name of the deployment")
    private String deployment;

    @Option(
            names = {"-p", "--param"},
            paramLabel = "<name>=<value>",
            description = "parameter of the flow; the value is JSON, or else a text")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--key",
            paramLabel = "<key>",
            description = "start no second flow run for the same key, and print the id of the first one")
    private @Nullable String key;

    @Option(names = "--wait", description = "wait until the flow run has ended")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "<seconds>",
            converter = Seconds.Converter.class,
            description = "longest time to wait; no limit by default")
    private @Nullable Seconds timeout;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    RunCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (timeout != null && !wait) {
            throw new ParameterException(command.commandLine(), "Option --timeout requires --wait");
        }
        try (Prefect prefect = PrefectClient.of(command)) {
            DeploymentRuns runs = DeploymentRuns.of(prefect);
            DeploymentFlowRunCreate.Builder request =
                    DeploymentFlowRunCreate.builder().idempotencyKey(key);
            if (!parameters.isEmpty()) {
                request.parameters(JsonValues.of(parameters));
            }
            FlowRun run = runs.start(deployment, request.build());
            if (!wait) {
                print(run);
                return ExitCode.DONE;
            }
            command.commandLine().getErr().println("Flow run " + run.id());
            RunOutcome outcome = await(runs, run);
            print(outcome.flowRun());
            command.commandLine().getErr().println(words(outcome.flowRun()));
            return outcome instanceof RunOutcome.Completed ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private RunOutcome await(DeploymentRuns runs, FlowRun run) throws InterruptedException {
        try (Progress progress = Progress.of("Waiting for the flow run")) {
            return runs.await(run.id(), timeout == null ? NO_LIMIT : timeout.duration());
        }
    }

    private static String words(FlowRun run) {
        return "Flow run " + run.id() + " is " + run.stateName() + (message(run) == null ? "" : ": " + message(run));
    }

    private static @Nullable String message(FlowRun run) {
        return run.state() == null ? null : run.state().message();
    }

    private void print(FlowRun run) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", run.id().toString());
        document.put("name", run.name());
        document.put("state", run.stateName());
        document.put("message", message(run));
        output.print(new Result(document, run.id() + "\n"));
    }
}
