/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.plan.DeploymentPlan;
import io.cplnprefect.prefect.plan.Summary;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what would change. */
@Command(
        name = "plan",
        header = "Checks files with deployments, and prints what applying them would change. Changes nothing.",
        description = "All problems of all files are reported together, with file, line and key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect deploy plan deployments --env prod --prune",
            "  cpln-prefect deploy plan prefect.yaml --detailed-exitcode",
            "  cpln-prefect deploy plan prod.yaml --summary markdown --summary junit=plan.xml"
        })
final class DeployPlanCommand implements Callable<Integer> {

    private static final int CHANGES = 2;

    @Spec
    private CommandSpec command;

    @Mixin
    private DeploymentFiles files;

    @Mixin
    private SummaryOptions summaries;

    @Option(
            names = "--detailed-exitcode",
            description =
                    "end with 2 if there is something to do, with 0 if there is not, and with 1 if the files are invalid")
    private boolean detailed;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    DeployPlanCommand() {}

    @Override
    public Integer call() {
        DeploymentPlan plan = plan();
        summaries.print(Summary.of(plan));
        return detailed && plan.hasChanges() ? CHANGES : ExitCode.DONE;
    }

    private DeploymentPlan plan() {
        Map<String, String> environment = GlobalOptions.of(command).environment();
        try {
            summaries.check();
            try (Prefect prefect = PrefectClient.of(command)) {
                return files.plan(prefect, environment);
            }
        } catch (UsageException e) {
            if (detailed) {
                throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
