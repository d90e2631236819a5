/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings.Sourced;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.profile.Profile;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a profile, or the settings in force. */
@Command(
        name = "show",
        header = "Prints the settings of a profile, with asterisks for secrets.",
        description =
                "With --sources, prints the settings that commands use, and whether an option, a variable, a file or the"
                        + " profile has set each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect profile show",
            "  cpln-prefect profile show -n prod",
            "  cpln-prefect profile show --sources"
        })
final class ProfileShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ProfileOptions options;

    @Option(names = "--sources", description = "print the settings in force with their sources")
    private boolean sources;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileShowCommand() {}

    @Override
    public Integer call() {
        output.print(sources ? inForce() : profile());
        return ExitCode.DONE;
    }

    private Result profile() {
        Profile profile = ProfileOptions.profiles(command).read(options.required());
        Table table = new Table(GlobalOptions.of(command).outputColors(), "SETTING", "VALUE");
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("name", profile.name());
        ObjectNode settings = document.putObject("settings");
        for (Map.Entry<String, String> setting : profile.masked().entrySet()) {
            table.row(setting.getKey(), setting.getValue());
            settings.put(setting.getKey(), setting.getValue());
        }
        return new Result(document, table.toString());
    }

    private Result inForce() {
        Table table = new Table(GlobalOptions.of(command).outputColors(), "SETTING", "VALUE", "SOURCE");
        ArrayNode documents = JsonNodeFactory.instance.arrayNode();
        try (Prefect prefect = PrefectClient.of(command)) {
            for (Sourced setting : prefect.settings()) {
                String value = shown(setting);
                table.row(setting.setting().name(), value, setting.source());
                documents
                        .addObject()
                        .put("setting", setting.setting().name())
                        .put("value", value)
                        .put("source", setting.source());
            }
        }
        return new Result(documents, table.toString());
    }

    private static @Nullable String shown(Sourced setting) {
        return setting.value() != null && setting.setting().secret() ? Secret.MASK : setting.value();
    }
}
