/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.prefect.profile.Profiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Selects the active profile. */
@Command(
        name = "use",
        header = "Makes a profile the active one.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect profile use prod"})
final class ProfileUseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "<name>", description = "name of the profile")
    private String name;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileUseCommand() {}

    @Override
    public Integer call() {
        Profiles profiles = ProfileOptions.profiles(command);
        profiles.use(name);
        ProfileWarnings.of(profiles.read(name), GlobalOptions.of(command).environment())
                .forEach(warning -> command.commandLine().getErr().println("Warning: " + warning));
        return ExitCode.DONE;
    }
}
