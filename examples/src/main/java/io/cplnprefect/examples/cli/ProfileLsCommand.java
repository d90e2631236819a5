/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.profile.Profile;
import io.cplnprefect.prefect.profile.Profiles;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the profiles. */
@Command(
        name = "ls",
        header = "Lists the profiles with the address of their server; an asterisk marks the active one.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect profile ls", "  cpln-prefect profile ls -o json"})
final class ProfileLsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileLsCommand() {}

    @Override
    public Integer call() {
        Profiles profiles = ProfileOptions.profiles(command);
        String active = profiles.active();
        Table table = new Table(GlobalOptions.of(command).outputColors(), "ACTIVE", "NAME", "API URL");
        ArrayNode documents = JsonNodeFactory.instance.arrayNode();
        for (Profile profile : profiles.list()) {
            boolean isActive = profile.name().equals(active);
            String url = profile.masked().get(PrefectSettings.API_URL.name());
            table.row(isActive ? "*" : "", profile.name(), url);
            documents
                    .addObject()
                    .put("name", profile.name())
                    .put("active", isActive)
                    .put("apiUrl", url);
        }
        output.print(new Result(documents, table.toString()));
        return ExitCode.DONE;
    }
}
