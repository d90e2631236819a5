/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.ServiceConnectionBuilder;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.SecretSource;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.cpln.discovery.PlatformServices;
import io.cplnprefect.cpln.internal.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A builder of {@link ControlPlane}. A setting that is set here takes precedence over the environment, and that over a profile of the
 * {@code cpln} client. Not thread-safe.
 */
public final class ControlPlaneBuilder {

    /** The limits of the platform are not published. */
    private static final CallLimits LIMITS = CallLimits.DEFAULT.withMaxInFlight(32);

    private final Settings.Builder settings = Settings.builder();
    private @Nullable Supplier<Secret> token;
    private ClientOptions options = ClientOptions.DEFAULT;
    private Map<String, String> environment = Map.of();
    private boolean usesProfile;
    private @Nullable String profile;

    ControlPlaneBuilder() {}

    /**
     * Uses the environment variables of this process for the settings that are not set here.
     *
     * @return this
     */
    public ControlPlaneBuilder fromEnvironment() {
        return environment(System.getenv());
    }

    /**
     * Uses environment variables for the settings that are not set here, such as those of a test.
     *
     * @param variables values by name; names that are not settings are ignored
     * @return this
     */
    public ControlPlaneBuilder environment(Map<String, String> variables) {
        environment = Map.copyOf(variables);
        settings.environment(environment);
        return this;
    }

    /**
     * Uses a profile of the {@code cpln} client for the settings that are set neither here nor in the environment: that of
     * {@code CPLN_PROFILE}, else the default one, else the only one. Its folder is found by the environment variables.
     *
     * @return this
     */
    public ControlPlaneBuilder fromProfile() {
        usesProfile = true;
        profile = null;
        return this;
    }

    /**
     * Uses a profile of the {@code cpln} client for the settings that are set neither here nor in the environment.
     *
     * @param name name of the profile
     * @return this
     */
    public ControlPlaneBuilder fromProfile(String name) {
        usesProfile = true;
        profile = name;
        return this;
    }

    /**
     * Sets the address of the API.
     *
     * @param address the address; {@code https://api.cpln.io} by default
     * @return this
     */
    public ControlPlaneBuilder endpoint(String address) {
        settings.set(ControlPlaneSettings.ENDPOINT, address);
        return this;
    }

    /**
     * Sets the token.
     *
     * @param value token of a user or service account, with or without the scheme {@code Bearer}
     * @return this
     */
    public ControlPlaneBuilder token(Secret value) {
        settings.set(ControlPlaneSettings.TOKEN, value.reveal());
        return this;
    }

    /**
     * Sets a source of tokens that change. It takes precedence over a fixed token.
     *
     * @param source returns the present token; called for each attempt, must not block
     * @return this
     */
    public ControlPlaneBuilder token(Supplier<Secret> source) {
        SecretSource changing = new SecretSource(ControlPlaneSettings.TOKEN, source);
        this.token = () -> Tokens.withoutScheme(changing.get().reveal());
        return this;
    }

    /**
     * Sets the organization that {@link ControlPlane#org()} returns.
     *
     * @param name name of the organization
     * @return this
     */
    public ControlPlaneBuilder org(String name) {
        settings.set(ControlPlaneSettings.ORG, name);
        return this;
    }

    /**
     * Sets the GVC that {@link ControlPlane#defaultGvc()} returns.
     *
     * @param name name of the GVC
     * @return this
     */
    public ControlPlaneBuilder gvc(String name) {
        settings.set(ControlPlaneSettings.GVC, name);
        return this;
    }

    /**
     * Sets the location that {@link ControlPlane#defaultLocation()} returns.
     *
     * @param name name of the location
     * @return this
     */
    public ControlPlaneBuilder location(String name) {
        settings.set(ControlPlaneSettings.LOCATION, name);
        return this;
    }

    /**
     * Sets the address of the logs service.
     *
     * @param address the address, {@code http(s)} or {@code ws(s)}; by default it is discovered when it is first needed
     * @return this
     */
    public ControlPlaneBuilder logsEndpoint(String address) {
        return set(ControlPlaneSettings.LOGS_ENDPOINT, address);
    }

    /**
     * Sets a setting, such as the address of a service that has no method of its own here.
     *
     * @param setting one of {@link ControlPlaneSettings}
     * @param value the value
     * @return this
     */
    public ControlPlaneBuilder set(Setting setting, String value) {
        settings.set(setting, value);
        return this;
    }

    /**
     * Sets the options that do not depend on the service.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} with at most 32 requests in flight by default
     * @return this
     */
    public ControlPlaneBuilder options(ClientOptions value) {
        this.options = value;
        return this;
    }

    /**
     * Creates the client. Nothing is sent.
     *
     * @return a client
     * @throws UsageException if settings are missing or invalid; it reports all of them
     */
    public ControlPlane build() {
        List<String> problems = new ArrayList<>();
        useProfile(problems);
        Settings resolved = settings.build();
        requireToken(resolved, problems);
        checkName(resolved, ControlPlaneSettings.ORG, problems);
        checkName(resolved, ControlPlaneSettings.GVC, problems);
        checkName(resolved, ControlPlaneSettings.LOCATION, problems);
        checkAddress(ControlPlaneSettings.ENDPOINT, resolved.get(ControlPlaneSettings.ENDPOINT), problems);
        for (Setting service : ControlPlaneSettings.SERVICES) {
            checkAddress(service, resolved.get(service), problems);
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return client(resolved, tokenSource(resolved), options, environment);
    }

    private static ControlPlane client(
            Settings settings, Supplier<Secret> token, ClientOptions options, Map<String, String> environment) {
        ServiceConnectionBuilder api = ServiceConnection.to("cpln", settings.require(ControlPlaneSettings.ENDPOINT));
        PlatformServices services = new PlatformServices(
                configured(api, token, new ControlPlaneTraits(), options),
                (name, address) -> configured(
                        ServiceConnection.to("cpln-" + name, address),
                        token,
                        new ControlPlaneTraits(name, () -> TokenKind.of(token.get(), environment)),
                        options));
        return new ControlPlane(
                services,
                settings,
                token,
                (org, other) -> client(
                        settings.with(ControlPlaneSettings.ORG, org),
                        other == null ? token : fixed(other.reveal()),
                        options,
                        environment));
    }

    private void useProfile(List<String> problems) {
        try {
            if (usesProfile) {
                ProfileValues.add(settings, profile, environment);
            }
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
    }

    private void requireToken(Settings resolved, List<String> problems) {
        if (token != null) {
            return;
        }
        String value = resolved.get(ControlPlaneSettings.TOKEN);
        try {
            if (value == null) {
                // The organization may be named in the program, but who has set nothing needs both.
                resolved.requireAll(ControlPlaneSettings.TOKEN, ControlPlaneSettings.ORG);
            } else {
                Tokens.withoutScheme(value);
            }
        } catch (UsageException e) {
            problems.addAll(e.problems());
        }
    }

    private static void checkName(Settings resolved, Setting setting, List<String> problems) {
        String value = resolved.get(setting);
        if (value != null && !Names.isValid(NameOrLink.name(value))) {
            problems.add("Invalid " + setting.name() + " '" + value + "': " + Names.rule() + ". Set it to "
                    + setting.meaning() + ".");
        }
    }

    private static void checkAddress(Setting setting, @Nullable String address, List<String> problems) {
        try {
            if (address != null) {
                ServiceConnection.to("cpln", PlatformServices.httpAddress(address));
            }
        } catch (UsageException e) {
            problems.add(String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + ". Set " + setting.name() + " to "
                    + setting.meaning() + ".");
        }
    }

    private Supplier<Secret> tokenSource(Settings resolved) {
        return token == null ? fixed(resolved.require(ControlPlaneSettings.TOKEN)) : token;
    }

    private static Supplier<Secret> fixed(String token) {
        Secret secret = Tokens.withoutScheme(token);
        return () -> secret;
    }

    private static ServiceConnection configured(
            ServiceConnectionBuilder connection,
            Supplier<Secret> source,
            ControlPlaneTraits traits,
            ClientOptions options) {
        return connection
                .authentication(Authentication.bearer(source))
                .traits(traits)
                .header("Cache-Control", "no-cache")
                .mapper(ControlPlaneJson.newMapper())
                .defaultLimits(LIMITS)
                .options(options)
                .build();
    }
}
