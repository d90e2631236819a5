/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A profile of Prefect: named settings. Printing it leaves out the values, which may be secrets. Immutable and thread-safe.
 *
 * @param name name of the profile
 * @param settings values by name of the setting, such as {@code PREFECT_API_URL}, in the order of the file; including settings
 *     that this library does not know
 */
public record Profile(String name, Map<String, String> settings) {

    private static final Set<String> SECRETS = PrefectSettings.ALL.stream()
            .filter(Setting::secret)
            .map(Setting::name)
            .collect(Collectors.toSet());

    /** Copies the settings. */
    public Profile {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Returns the settings for a person to read.
     *
     * @return the settings, with asterisks in place of secrets and of the passwords in addresses
     */
    public Map<String, String> masked() {
        Map<String, String> masked = new LinkedHashMap<>();
        settings.forEach((name, value) ->
                masked.put(name, SECRETS.contains(name) ? Secret.MASK : CredentialPattern.masked(name, value)));
        return masked;
    }

    @Override
    public String toString() {
        return "Profile[name=" + name + ", settings=" + settings.keySet() + "]";
    }
}
