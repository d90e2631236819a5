/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes settings of a profile. */
@Command(
        name = "unset",
        header = "Removes settings of a profile. Those that are not set are ignored.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect profile unset PREFECT_API_KEY -n prod"})
final class ProfileUnsetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ProfileOptions options;

    @Parameters(arity = "1..*", paramLabel = "<setting>", description = "names of settings")
    private List<String> settings;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileUnsetCommand() {}

    @Override
    public Integer call() {
        ProfileOptions.profiles(command).update(options.required(), Map.of(), settings);
        return ExitCode.DONE;
    }
}
