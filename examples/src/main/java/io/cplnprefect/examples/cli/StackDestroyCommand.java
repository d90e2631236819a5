/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.provision.PrefectStack;
import io.cplnprefect.bridge.provision.PrefectStacks;
import io.cplnprefect.bridge.provision.StackReport;
import io.cplnprefect.cpln.ControlPlane;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Destroys a stack. */
@Command(
        name = "destroy",
        header = "Deletes what stack apply has created, the database on its volume included.",
        description =
                "Objects without the tag of the stack are kept, and so is a GVC with other workloads, such as those of jobs: run"
                        + " cleanup first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect stack destroy --org acme --gvc prefect --dry-run",
            "  cpln-prefect stack destroy --org acme --gvc prefect -o json"
        })
final class StackDestroyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Mixin
    private StackOptions options;

    @Option(names = "--dry-run", description = "print what would be deleted, and change nothing")
    private boolean dryRun;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    StackDestroyCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrefectStack stack = options.stack();
        try (ControlPlane controlPlane =
                Connection.controlPlane(GlobalOptions.of(command).environment())) {
            PrefectStacks stacks = PrefectStacks.of(controlPlane);
            if (dryRun) {
                output.print(StackResult.ofDeletion(stacks.planDestroy(stack)));
                return ExitCode.DONE;
            }
            StackReport report;
            try (Progress progress = Progress.of("Destroying the stack")) {
                report = stacks.destroy(stack);
            }
            output.print(StackResult.of(report, null, GlobalOptions.of(command).outputColors()));
            return StackResult.exitCode(report);
        }
    }
}
