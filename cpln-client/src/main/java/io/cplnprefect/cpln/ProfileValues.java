/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.cpln.profile.Profile;
import io.cplnprefect.cpln.profile.ProfileFolder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of settings in a profile of the {@code cpln} client. */
final class ProfileValues {

    private ProfileValues() {}

    /**
     * Adds the values of a profile to settings.
     *
     * @param name name of the profile; {@code null} for that of {@code CPLN_PROFILE}, else the default one, else the only one
     * @param environment environment variables; empty for those of this process
     * @throws io.cplnprefect.core.error.UsageException if the profile does not exist or cannot be read
     */
    static void add(Settings.Builder settings, @Nullable String name, Map<String, String> environment) {
        Map<String, String> variables = environment.isEmpty() ? System.getenv() : environment;
        ProfileFolder folder = ProfileFolder.of(variables);
        String wanted = name == null ? variables.getOrDefault("CPLN_PROFILE", "") : name;
        Profile profile = wanted.isBlank() ? folder.readDefault() : folder.read(wanted);
        if (profile != null) {
            settings.profile(profile.name(), of(profile));
        }
    }

    private static Map<String, String> of(Profile profile) {
        Map<String, String> values = new HashMap<>();
        put(values, ControlPlaneSettings.ENDPOINT, profile.endpoint());
        put(values, ControlPlaneSettings.ORG, profile.org());
        put(values, ControlPlaneSettings.GVC, profile.gvc());
        Secret token = profile.token();
        put(values, ControlPlaneSettings.TOKEN, token == null ? null : token.reveal());
        return values;
    }

    private static void put(Map<String, String> values, Setting setting, @Nullable String value) {
        if (value != null) {
            values.put(setting.name(), value);
        }
    }
}
