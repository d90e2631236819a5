/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.prefect.cloud.Cloud;
import io.cplnprefect.prefect.cloud.CloudProfile;
import io.cplnprefect.prefect.cloud.Workspace;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows or sets the workspace of a profile. */
@Command(
        name = "workspace",
        header = "Prints the workspace of Prefect Cloud that a profile uses, or sets another one.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect profile workspace", "  cpln-prefect profile workspace acme/production -n cloud"})
final class ProfileWorkspaceCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ProfileOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "<account>/<workspace>",
            description = "handles of account and workspace that the profile is to use")
    private @Nullable String workspace;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileWorkspaceCommand() {}

    @Override
    public Integer call() {
        CloudProfile profile = options.cloudProfile();
        try (Cloud cloud = options.cloud()) {
            Workspace used = workspace == null ? profile.workspace(cloud) : profile.use(cloud, workspace);
            if (used == null) {
                throw new CommandException(
                        ExitCode.FAILED,
                        "The key of the profile '" + profile.name() + "' may not use its workspace."
                                + " Set one with: profile workspace <account>/<workspace>.");
            }
            command.commandLine().getOut().println(used.handle());
        }
        return ExitCode.DONE;
    }
}
