/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.cloud.Cloud;
import io.cplnprefect.prefect.cloud.CloudProfile;
import io.cplnprefect.prefect.cloud.Workspace;
import io.cplnprefect.prefect.profile.Profiles;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Logs a profile in to Prefect Cloud. */
@Command(
        name = "login",
        header = "Checks an API key of Prefect Cloud, and sets key and workspace in a profile.",
        description =
                "The key is read from PREFECT_API_KEY, else from standard input. The profile is created if it does not"
                        + " exist, with the name cloud by default, and becomes the active one if no other is.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect profile login -w acme/production -n cloud < key.txt"})
final class ProfileLoginCommand implements Callable<Integer> {

    private static final String DEFAULT_NAME = "cloud";

    @Spec
    private CommandSpec command;

    @Mixin
    private ProfileOptions options;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "<account>/<workspace>",
            description = "handles of account and workspace; not needed if the key may use one only")
    private @Nullable String workspace;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileLoginCommand() {}

    @Override
    public Integer call() {
        Profiles profiles = ProfileOptions.profiles(command);
        String selected = options.selected();
        String name = selected == null ? DEFAULT_NAME : selected;
        try (Cloud cloud = options.cloud(key())) {
            Workspace chosen = new CloudProfile(profiles, name).login(cloud, workspace);
            if (profiles.active() == null) {
                profiles.use(name);
            }
            command.commandLine().getOut().println("Profile " + name + " uses the workspace " + chosen.handle());
        }
        return ExitCode.DONE;
    }

    private Secret key() {
        String name = PrefectSettings.API_KEY.name();
        String variable = GlobalOptions.of(command).environment().getOrDefault(name, "");
        return Secret.of(variable.isBlank() ? StandardInput.line(name) : variable);
    }
}
