/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.plan.ApplyReport;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.DeploymentPlan;
import io.cplnprefect.prefect.plan.Summary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Creates, changes and removes deployments. */
@Command(
        name = "apply",
        header = "Gives the server the deployments of files, and prints what was done.",
        description = {
            "All files are checked first; if there is a problem, nothing is written. Only what differs is written.",
            "If a deployment fails, the others are written, and the exit code is 1; apply again to write the rest."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect deploy apply deployments --env prod --prune",
            "  cpln-prefect deploy apply prefect.yaml --build --summary junit=report.xml"
        })
final class DeployApplyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private DeploymentFiles files;

    @Mixin
    private SummaryOptions summaries;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    DeployApplyCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        summaries.check();
        try (Prefect prefect = PrefectClient.of(command)) {
            DeploymentPlan plan = files.plan(prefect, GlobalOptions.of(command).environment());
            summaries.warn(plan.warnings());
            files.buildImages();
            ApplyReport report;
            try (Progress progress = Progress.of("Applying " + plan.changes().size() + " deployments")) {
                report = Deployer.of(prefect).apply(plan);
            }
            summaries.print(Summary.of(report));
            return report.succeeded() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }
}
