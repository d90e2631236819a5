/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.provision.PrefectStack;
import io.cplnprefect.bridge.provision.PrefectStacks;
import io.cplnprefect.bridge.provision.StackPlan;
import io.cplnprefect.bridge.provision.StackReport;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies a stack. */
@Command(
        name = "apply",
        header = "Creates or updates a stack, and waits until its server and worker are ready.",
        description = {
            "Repeated, it changes nothing. Objects with the names of the stack and without its tag are not replaced: the command is"
                    + " refused before it changes anything.",
            "The work pool and the block with the key of the worker are created through the Prefect API of --api-url or"
                    + " PREFECT_API_URL, which must be that of the stack. Without an address, the worker creates the pool."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect stack apply --org acme --gvc prefect --location aws-eu-central-1 --dry-run",
            "  cpln-prefect stack apply --org acme --auth-secret cpln://secret/prefect-auth.payload --allow-cidr 198.51.100.0/24"
        })
final class StackApplyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Mixin
    private StackOptions options;

    @Option(names = "--dry-run", description = "print what would be done, and change nothing")
    private boolean dryRun;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    StackApplyCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        PrefectStack stack = options.stack();
        Map<String, String> environment = GlobalOptions.of(command).environment();
        try (ControlPlane controlPlane = Connection.controlPlane(environment);
                Prefect prefect = prefect(environment)) {
            PrefectStacks stacks = PrefectStacks.of(controlPlane);
            if (prefect != null) {
                stacks = stacks.withPrefect(prefect);
            }
            return dryRun ? plan(stacks, stack) : apply(stacks, stack);
        }
    }

    private int plan(PrefectStacks stacks, PrefectStack stack) {
        StackPlan plan = stacks.plan(stack);
        output.print(StackResult.of(plan));
        return plan.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private int apply(PrefectStacks stacks, PrefectStack stack) throws InterruptedException {
        StackReport report;
        String address;
        try (Progress progress = Progress.of("Applying the stack")) {
            report = stacks.apply(stack);
            address = stacks.externalApiUrl(stack);
        }
        output.print(StackResult.of(report, address, GlobalOptions.of(command).outputColors()));
        return StackResult.exitCode(report);
    }

    private static @Nullable Prefect prefect(Map<String, String> environment) {
        return environment.getOrDefault("PREFECT_API_URL", "").isBlank()
                ? null
                : Prefect.builder().environment(environment).build();
    }
}
