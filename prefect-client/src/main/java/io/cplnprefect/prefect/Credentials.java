/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.SecretSource;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a client.
 *
 * @param suppliers a supplier for each setting that is set; those of the builder are never mixed with those of settings
 * @param explicit whether they are those of the builder
 */
record Credentials(Map<Setting, Supplier<Secret>> suppliers, boolean explicit) {

    static Credentials of(@Nullable Supplier<Secret> authString, @Nullable Supplier<Secret> apiKey, Settings settings) {
        Map<Setting, Supplier<Secret>> suppliers = new LinkedHashMap<>();
        if (apiKey != null) {
            suppliers.put(PrefectSettings.API_KEY, new SecretSource(PrefectSettings.API_KEY, apiKey));
        }
        if (authString != null) {
            suppliers.put(
                    PrefectSettings.API_AUTH_STRING, new SecretSource(PrefectSettings.API_AUTH_STRING, authString));
        }
        boolean explicit = !suppliers.isEmpty();
        if (!explicit) {
            for (Setting setting : List.of(PrefectSettings.API_KEY, PrefectSettings.API_AUTH_STRING)) {
                String value = settings.get(setting);
                if (value != null) {
                    Secret secret = Secret.of(value);
                    suppliers.put(setting, () -> secret);
                }
            }
        }
        return new Credentials(suppliers, explicit);
    }

    /** Returns a setting with its source; credentials of settings do not count if the builder has credentials. */
    Settings.Sourced sourced(Setting setting, Settings settings) {
        boolean credential = setting.equals(PrefectSettings.API_KEY) || setting.equals(PrefectSettings.API_AUTH_STRING);
        if (!explicit || !credential) {
            return settings.sourced(setting);
        }
        Supplier<Secret> supplier = suppliers.get(setting);
        return supplier == null
                ? new Settings.Sourced(setting, null, "not set")
                : new Settings.Sourced(setting, supplier.get().reveal(), "explicit");
    }

    boolean hasAuthString() {
        return suppliers.containsKey(PrefectSettings.API_AUTH_STRING);
    }

    /** Returns whether requests contain an API key whose form is that of Prefect Cloud. */
    boolean sendsKeyOfCloud() {
        Supplier<Secret> apiKey = suppliers.get(PrefectSettings.API_KEY);
        if (apiKey == null || hasAuthString()) {
            return false;
        }
        String key = apiKey.get().reveal();
        return key.startsWith("pnu_") || key.startsWith("pnb_");
    }

    boolean isEmpty() {
        return suppliers.isEmpty();
    }

    /** Returns what is invalid, without any part of a secret. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        suppliers.forEach((setting, supplier) -> {
            String value = supplier.get().reveal();
            for (String scheme : List.of("Basic ", "Bearer ")) {
                if (value.regionMatches(true, 0, scheme, 0, scheme.length())) {
                    problems.add("Invalid " + setting.name() + ": it begins with '" + scheme
                            + "', which the client adds itself. Remove it.");
                }
            }
        });
        return problems;
    }

    /** Returns how requests are authenticated; as with Prefect's own client, user and password take precedence. */
    Authentication authentication() {
        Supplier<Secret> authString = suppliers.get(PrefectSettings.API_AUTH_STRING);
        if (authString != null) {
            return Authentication.basic(authString);
        }
        Supplier<Secret> apiKey = suppliers.get(PrefectSettings.API_KEY);
        return apiKey == null ? Authentication.NONE : Authentication.bearer(apiKey);
    }

    /** Returns what authenticates a WebSocket, or {@code null} for none. */
    @Nullable
    Secret token() {
        Supplier<Secret> supplier =
                suppliers.get(hasAuthString() ? PrefectSettings.API_AUTH_STRING : PrefectSettings.API_KEY);
        return supplier == null ? null : supplier.get();
    }

    /** Returns the present values by the name of their environment variable. */
    Map<String, Secret> values() {
        Map<String, Secret> values = new LinkedHashMap<>();
        suppliers.forEach((setting, supplier) -> values.put(setting.name(), supplier.get()));
        return values;
    }
}
