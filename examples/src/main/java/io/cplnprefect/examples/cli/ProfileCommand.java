/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands for profiles of Prefect. */
@Command(
        name = "profile",
        header = "Shows and changes the profiles of Prefect in profiles.toml, which the prefect command uses too.",
        subcommands = {
            ProfileLsCommand.class,
            ProfileShowCommand.class,
            ProfileUseCommand.class,
            ProfileSetCommand.class,
            ProfileUnsetCommand.class,
            ProfileLoginCommand.class,
            ProfileWorkspaceCommand.class,
            ProfileLogoutCommand.class
        })
final class ProfileCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileCommand() {}

    @Override
    public void run() {
        throw CplnPrefect.missingCommand(spec);
    }
}
