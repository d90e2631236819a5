/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.internal.ApiAddress;
import io.cplnprefect.prefect.profile.LocalSettings;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A builder of {@link Prefect}. It reads the environment only if {@link #fromEnvironment()} or {@link #environment} is
 * called, and files only if {@link #fromProfile()} is called. A setting that is set by another method takes precedence over the
 * environment, and that over the files. Not thread-safe.
 */
public final class PrefectBuilder {

    private final Settings.Builder settings = Settings.builder();
    private @Nullable Supplier<Secret> apiKey;
    private @Nullable Supplier<Secret> authString;
    private Map<String, String> environment = Map.of();
    private boolean usesProfile;
    private @Nullable String profile;
    private ClientOptions options = ClientOptions.DEFAULT;

    PrefectBuilder() {}

    /**
     * Sets the address of the API.
     *
     * @param value {@code http(s)://host[:port]/api}, or the address of a workspace of Prefect Cloud
     * @return this
     */
    public PrefectBuilder apiUrl(String value) {
        return set(PrefectSettings.API_URL, value);
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
     * Sets a setting of {@link PrefectSettings}.
     *
     * @param setting the setting
     * @param value its value
     * @return this
     */
    public PrefectBuilder set(Setting setting, String value) {
        settings.set(setting, value);
        return this;
    }

    /**
     * Uses the environment variables of this process for the settings that are not set otherwise: those of
     * {@link PrefectSettings}, and {@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}.
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
        settings.environment(environment);
        return this;
    }

    /**
     * Uses the files from which the {@code prefect} command reads settings, for those that are set neither here nor in the
     * environment: {@code .env}, {@code prefect.toml} and {@code pyproject.toml} in the working directory, then the profile of
     * {@code PREFECT_PROFILE}, else the active one.
     *
     * @return this
     */
    public PrefectBuilder fromProfile() {
        usesProfile = true;
        profile = null;
        return this;
    }

    /**
     * Uses the files from which the {@code prefect} command reads settings, with a certain profile.
     *
     * @param name name of the profile
     * @return this
     */
    public PrefectBuilder fromProfile(String name) {
        usesProfile = true;
        profile = name;
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
        List<String> problems = new ArrayList<>();
        if (usesProfile) {
            readFiles(problems);
        }
        Settings resolved = settings.build();
        ApiAddress address = address(resolved, problems);
        Credentials credentials = Credentials.of(authString, apiKey, resolved);
        problems.addAll(credentials.problems());
        HttpUrl url = HttpUrl.get(address == null ? "http://localhost/" : address.url());
        ConnectionSettings connection = ConnectionSettings.of(options, resolved, environment, url, problems);
        if (address != null && address.cloud() && credentials.isEmpty() && !connection.hasAuthorization()) {
            problems.add(
                    "Missing setting PREFECT_API_KEY: PREFECT_API_URL is a workspace of Prefect Cloud, which requires"
                            + " an API key. Set the environment variable, or the option of the client's builder.");
        }
        if (address == null || !problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new Prefect(address, credentials, connection, resolved);
    }

    private void readFiles(List<String> problems) {
        try {
            LocalSettings.read(environment.isEmpty() ? System.getenv() : environment, Path.of(""))
                    .addTo(settings, profile);
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
    }

    private static @Nullable ApiAddress address(Settings settings, List<String> problems) {
        try {
            return ApiAddress.parse(settings.require(PrefectSettings.API_URL));
        } catch (UsageException e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
