/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.cloud.Cloud;
import io.cplnprefect.prefect.cloud.CloudProfile;
import io.cplnprefect.prefect.profile.LocalSettings;
import io.cplnprefect.prefect.profile.Profiles;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The profile that a command changes. */
final class ProfileOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "<name>",
            description = "name of the profile; that of PREFECT_PROFILE, else the active one by default")
    private @Nullable String name;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    ProfileOptions() {}

    /** Returns the profiles that the {@code prefect} command uses in the working directory. */
    static Profiles profiles(CommandSpec command) {
        return LocalSettings.read(GlobalOptions.of(command).environment(), Path.of(""))
                .profiles();
    }

    /** Returns the name of the profile, or {@code null} if none is selected. */
    @Nullable
    String selected() {
        if (name != null) {
            return name;
        }
        String variable = environment().getOrDefault("PREFECT_PROFILE", "");
        return variable.isBlank() ? profiles(command).active() : variable;
    }

    /**
     * Returns the name of the profile.
     *
     * @throws UsageException if none is selected
     */
    String required() {
        String selected = selected();
        if (selected == null) {
            throw new UsageException("Missing profile: none is active. Set --name, or select one with: profile use.");
        }
        return selected;
    }

    CloudProfile cloudProfile() {
        return new CloudProfile(profiles(command), required());
    }

    /** Returns Prefect Cloud with a key. */
    Cloud cloud(Secret key) {
        String address = environment().getOrDefault(PrefectSettings.CLOUD_API_URL.name(), "");
        return address.isBlank() ? Cloud.of(key) : Cloud.of(key, address, ClientOptions.DEFAULT);
    }

    /**
     * Returns Prefect Cloud with the key of the profile.
     *
     * @throws UsageException if the profile has none
     */
    Cloud cloud() {
        String key = PrefectSettings.API_KEY.name();
        Map<String, String> settings = profiles(command).read(required()).settings();
        if (!settings.containsKey(key)) {
            throw new UsageException(
                    "The profile '" + required() + "' has no " + key + ". Log in first with: profile login.");
        }
        return cloud(Secret.of(Objects.requireNonNull(settings.get(key))));
    }

    private Map<String, String> environment() {
        return GlobalOptions.of(command).environment();
    }
}
