/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for stacks. */
@Command(
        name = "stack",
        header = "Renders, applies and destroys a Prefect server and a worker on Control Plane.",
        subcommands = {StackRenderCommand.class, StackApplyCommand.class, StackDestroyCommand.class})
final class StackCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    StackCommand() {}

    @Override
    public void run() {
        throw CplnPrefect.missingCommand(spec);
    }
}
