/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.PrefectBuilder;
import io.cplnprefect.prefect.profile.Profile;
import io.cplnprefect.prefect.profile.Profiles;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets settings of a profile. */
@Command(
        name = "set",
        header = "Sets settings of a profile, which is created if it does not exist.",
        description = "The value of a setting without = is read from standard input, one line for each. Secrets are set"
                + " in this way only, because other users of a machine can read command lines.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect profile set PREFECT_API_URL=https://prefect.example.com/api -n prod",
            "  cpln-prefect profile set PREFECT_API_AUTH_STRING -n prod < auth-string.txt"
        })
final class ProfileSetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private ProfileOptions options;

    @Parameters(arity = "1..*", paramLabel = "<setting>[=<value>]", description = "settings with their values")
    private List<String> settings;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileSetCommand() {}

    @Override
    public Integer call() {
        Profiles profiles = ProfileOptions.profiles(command);
        String name = options.required();
        Map<String, String> values = values();
        Profile existing = profiles.list().stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElse(null);
        Map<String, String> all = new LinkedHashMap<>(existing == null ? Map.of() : existing.settings());
        all.putAll(values);
        check(all);
        if (existing == null) {
            profiles.create(name, values);
        } else {
            profiles.update(name, values, List.of());
        }
        ProfileWarnings.of(profiles.read(name), Map.of())
                .forEach(warning -> command.commandLine().getErr().println("Warning: " + warning));
        return ExitCode.DONE;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> unset = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String text : settings) {
            int separator = text.indexOf('=');
            String name = separator < 0 ? text : text.substring(0, separator);
            if (separator < 0) {
                unset.add(name);
            } else if (secret(name)) {
                problems.add("Invalid value of " + name + ": a secret must not be in the command line. Write " + name
                        + " alone, and its value to standard input.");
            } else {
                values.put(name, text.substring(separator + 1));
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        for (String name : unset) {
            values.put(name, StandardInput.line(name));
        }
        return values;
    }

    private static boolean secret(String name) {
        return !"x".equals(new Profile("", Map.of(name, "x")).masked().get(name));
    }

    /** Creating a client checks the values and sends no request. */
    private static void check(Map<String, String> values) {
        if (!values.containsKey(PrefectSettings.API_URL.name())) {
            return;
        }
        PrefectBuilder builder = Prefect.builder();
        for (Setting setting : PrefectSettings.ALL) {
            String value = values.get(setting.name());
            if (value != null) {
                builder.set(setting, value);
            }
        }
        builder.build().close();
    }
}
