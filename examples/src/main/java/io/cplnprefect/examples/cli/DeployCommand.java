/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for deployments from files. */
@Command(
        name = "deploy",
        header = "Plans and applies deployments from files, and rolls out images; needs no Control Plane.",
        subcommands = {DeployPlanCommand.class, DeployApplyCommand.class, DeployImageCommand.class})
final class DeployCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    DeployCommand() {}

    @Override
    public void run() {
        throw CplnPrefect.missingCommand(spec);
    }
}
