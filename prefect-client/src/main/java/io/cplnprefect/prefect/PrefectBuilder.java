/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.internal.ApiAddress;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A builder of {@link Prefect}. It reads the environment only if {@link #fromEnvironment()} or {@link #environment} is
 * called; a value that is set by another method takes precedence. Not thread-safe.
 */
public final class PrefectBuilder {

    private @Nullable String apiUrl;
    private @Nullable Supplier<Secret> apiKey;
    private @Nullable Supplier<Secret> authString;
    private Map<String, String> environment = Map.of();
    private ClientOptions options = ClientOptions.DEFAULT;

    PrefectBuilder() {}

    /**
     * Sets the address of the API.
     *
     * @param value {@code http(s)://host[:port]/api}, or the address of a workspace of Prefect Cloud
     * @return this
     */
    public PrefectBuilder apiUrl(String value) {
        this.apiUrl = value;
        return this;
    }

    /**
     * Sets the API key of Prefect Cloud. The credentials of the environment are then ignored.
     *
     * @param value the key, without {@code Bearer}
     * @return this
     */
    public PrefectBuilder apiKey(Secret value) {
        return apiKey(() -> value);
    }

    /**
     * Sets a supplier of the API key of Prefect Cloud, for keys that change while the client lives. The credentials of the
     * environment are then ignored.
     *
     * @param value supplies the key for each attempt, without {@code Bearer}; must not block
     * @return this
     */
    public PrefectBuilder apiKey(Supplier<Secret> value) {
        this.apiKey = value;
        return this;
    }

    /**
     * Sets user and password of a server of 3.1.8 or later that requires them. They take precedence over the API key. The
     * credentials of the environment are then ignored.
     *
     * @param value the text {@code user:password}, not encoded
     * @return this
     */
    public PrefectBuilder authString(Secret value) {
        return authString(() -> value);
    }

    /**
     * Sets a supplier of user and password, for those that change while the client lives. They take precedence over the API
     * key. The credentials of the environment are then ignored.
     *
     * @param value supplies the text {@code user:password} for each attempt, not encoded; must not block
     * @return this
     */
    public PrefectBuilder authString(Supplier<Secret> value) {
        this.authString = value;
        return this;
    }

    /**
     * Uses the environment variables of this process, {@code PREFECT_API_URL}, {@code PREFECT_API_KEY} and
     * {@code PREFECT_API_AUTH_STRING}, for what is not set otherwise. Profile files of Prefect are not read.
     *
     * @return this
     */
    public PrefectBuilder fromEnvironment() {
        return environment(System.getenv());
    }

    /**
     * Uses environment variables for what is not set otherwise.
     *
     * @param variables names and values; others than those of {@link #fromEnvironment()} are ignored
     * @return this
     */
    public PrefectBuilder environment(Map<String, String> variables) {
        this.environment = Map.copyOf(variables);
        return this;
    }

    /**
     * Sets the options that do not depend on the service.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} by default, with at most 10 requests in flight
     * @return this
     */
    public PrefectBuilder options(ClientOptions value) {
        this.options = value;
        return this;
    }

    /**
     * Creates the client. Nothing is sent yet.
     *
     * @return a new client
     * @throws UsageException if the address is not set or a setting is invalid; it contains all problems
     */
    public Prefect build() {
        Settings settings = Settings.builder()
                .set(PrefectSettings.API_URL, apiUrl)
                .environment(environment)
                .build();
        List<String> problems = new ArrayList<>();
        ApiAddress address = null;
        try {
            address = ApiAddress.parse(settings.require(PrefectSettings.API_URL));
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
        Credentials credentials = Credentials.of(authString, apiKey, settings);
        problems.addAll(credentials.problems());
        if (address == null || !problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new Prefect(address, credentials, options);
    }
}
