/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.prefect.profile.Profile;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is valid in a profile but probably not intended. Pure functions. */
final class ProfileWarnings {

    private static final String URL = PrefectSettings.API_URL.name();
    private static final String KEY = PrefectSettings.API_KEY.name();

    private ProfileWarnings() {}

    static List<String> of(Profile profile, Map<String, String> environment) {
        List<String> warnings = new ArrayList<>();
        String url = profile.settings().get(URL);
        if (url == null) {
            warnings.add("The profile '" + profile.name() + "' has no " + URL + ". Set it with: profile set.");
        } else if (profile.settings().containsKey(KEY) && !url.contains("/workspaces/")) {
            warnings.add("The profile '" + profile.name() + "' has " + KEY + ", which a server other than Prefect Cloud"
                    + " ignores. Remove it with: profile unset " + KEY + ".");
        }
        for (String variable : List.of(URL, KEY, "PREFECT_PROFILE")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank() && !value.equals(profile.name())) {
                warnings.add(
                        "The environment variable " + variable + " is set, and takes precedence over the profile.");
            }
        }
        return warnings;
    }
}
