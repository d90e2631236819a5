/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.Json;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.log.Logs;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Scope;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Client of the Control Plane API.
 *
 * <p>Thread-safe. Make one per application and keep it; close it when done. It has daemon threads only, none before the first
 * call.
 */
public final class ControlPlane implements AutoCloseable {

    /** What the platform is known to bear; its own limits are not published. */
    private static final CallLimits LIMITS = CallLimits.DEFAULT.withMaxInFlight(32);

    private static final String PUBLIC_HOST = "api.cpln.io";
    private static final String PUBLIC_LOGS = "https://logs.cpln.io";

    private final ServiceConnection connection;
    private final ServiceConnection logs;
    private final Settings settings;
    private final Supplier<Secret> token;

    private ControlPlane(
            ServiceConnection connection, ServiceConnection logs, Settings settings, Supplier<Secret> token) {
        this.connection = connection;
        this.logs = logs;
        this.settings = settings;
        this.token = token;
    }

    /**
     * A client made of the environment alone: {@code CPLN_TOKEN}, {@code CPLN_ORG}, {@code CPLN_ENDPOINT} and others.
     *
     * @return the client
     * @throws io.cplnprefect.core.error.UsageException when the token is not set
     */
    public static ControlPlane fromEnvironment() {
        return builder().build();
    }

    /**
     * Starts a client. What is not given is taken from the environment.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The organisation of the settings.
     *
     * @return its scope
     * @throws io.cplnprefect.core.error.UsageException when it is not set
     */
    public OrgScope org() {
        return org(nameIn(settings.require(ControlPlaneSettings.ORG)));
    }

    /**
     * An organisation.
     *
     * @param name its name
     * @return its scope; nothing is read yet
     */
    public OrgScope org(String name) {
        return new OrgScope(Scope.org(connection, name), new Logs(logs, token, name));
    }

    /**
     * Checks with one call that the address is that of a Control Plane API, that the token is good, and that the organisation of
     * the settings is there.
     *
     * @return the organisation
     * @throws UsageException when not; the message says what to set
     * @throws ApiException when the platform itself has a problem
     */
    public Org check() {
        String endpoint = settings.require(ControlPlaneSettings.ENDPOINT);
        String org = settings.require(ControlPlaneSettings.ORG);
        try {
            return org().read().execute();
        } catch (TransportException e) {
            throw e.nothingSent() ? wrong("CPLN_ENDPOINT is " + endpoint + ", but nothing answers there", e) : e;
        } catch (DecodingException e) {
            throw wrong("CPLN_ENDPOINT is " + endpoint + ", but what answers there is not the Control Plane API", e);
        } catch (ServiceException.NotFound e) {
            throw wrong("CPLN_ORG is " + org + ", but there is no such organisation at " + endpoint, e);
        } catch (ServiceException.Unauthorized e) {
            throw wrong("CPLN_TOKEN is refused by " + endpoint + ": it is wrong or has expired", e);
        } catch (ServiceException.Forbidden e) {
            throw wrong("CPLN_TOKEN may not read the organisation " + org + ": it belongs to another one", e);
        }
    }

    private static UsageException wrong(String what, ApiException cause) {
        return new UsageException(what + ": " + cause.getMessage(), cause);
    }

    /**
     * The organisations that the token can see.
     *
     * @return organisations
     */
    public Resource<Org> orgs() {
        return new Resource<>(Scope.root(connection), Kinds.ORG);
    }

    /**
     * The settings with the places they came from; the token masked.
     *
     * @return settings in the order of importance
     */
    public List<Settings.Sourced> settings() {
        return java.util.stream.Stream.of(
                        ControlPlaneSettings.ENDPOINT,
                        ControlPlaneSettings.TOKEN,
                        ControlPlaneSettings.ORG,
                        ControlPlaneSettings.GVC,
                        ControlPlaneSettings.LOCATION,
                        ControlPlaneSettings.LOGS_ENDPOINT)
                .map(settings::sourced)
                .toList();
    }

    /**
     * The GVC of the settings.
     *
     * @return its name, or {@code null}
     */
    public @Nullable String defaultGvc() {
        String gvc = settings.get(ControlPlaneSettings.GVC);
        return gvc == null ? null : nameIn(gvc);
    }

    /**
     * The location of the settings.
     *
     * @return its name, or {@code null}
     */
    public @Nullable String defaultLocation() {
        String location = settings.get(ControlPlaneSettings.LOCATION);
        return location == null ? null : nameIn(location);
    }

    /** Inside a workload these variables may hold links, of which the last part is the name. */
    private static String nameIn(String nameOrLink) {
        return nameOrLink.substring(nameOrLink.lastIndexOf('/') + 1);
    }

    /** Address of the logs service, with a slash at its end. */
    String logsAddress() {
        return logs.baseAddress();
    }

    /**
     * Tells the time to this client and to what is built on it.
     *
     * @return the time source
     */
    public TimeSource time() {
        return connection.time();
    }

    /**
     * Reads and writes the models. Do not change its configuration.
     *
     * @return the mapper
     */
    public ObjectMapper mapper() {
        return connection.mapper();
    }

    /** Cancels what is under way and gives up threads and connections. Repeating it is harmless. */
    @Override
    public void close() {
        logs.close();
        connection.close();
    }

    /** Collects what a client needs. Not thread-safe. */
    public static final class Builder {
        private final Settings.Builder settings = Settings.fromEnvironment();
        private @Nullable Supplier<Secret> token;
        private ClientOptions options = ClientOptions.DEFAULT;

        private Builder() {}

        /** Address of the API server; default {@code CPLN_ENDPOINT}, else the public one. */
        public Builder endpoint(String address) {
            settings.set(ControlPlaneSettings.ENDPOINT, address);
            return this;
        }

        /** Token of a user or service account; default {@code CPLN_TOKEN}. */
        public Builder token(Secret token) {
            settings.set(ControlPlaneSettings.TOKEN, token.reveal());
            return this;
        }

        /** Token that changes, in the place of a fixed one. It is asked for at each try, and must not block. */
        public Builder token(Supplier<Secret> source) {
            this.token = source;
            return this;
        }

        /** Organisation; default {@code CPLN_ORG}. */
        public Builder org(String name) {
            settings.set(ControlPlaneSettings.ORG, name);
            return this;
        }

        /** GVC; default {@code CPLN_GVC}. */
        public Builder gvc(String name) {
            settings.set(ControlPlaneSettings.GVC, name);
            return this;
        }

        /** Location; default {@code CPLN_LOCATION}. */
        public Builder location(String name) {
            settings.set(ControlPlaneSettings.LOCATION, name);
            return this;
        }

        /**
         * Address of the logs service; default {@code CPLN_LOGS_ENDPOINT}, else the public one with the public API, else the host of
         * the API server.
         */
        public Builder logsEndpoint(String address) {
            settings.set(ControlPlaneSettings.LOGS_ENDPOINT, address);
            return this;
        }

        /** The environment instead of that of this process. */
        public Builder environment(java.util.Map<String, String> variables) {
            settings.environment(variables);
            return this;
        }

        /** Sets the options that do not depend on the service; by default 32 requests are in flight at most. */
        public Builder options(ClientOptions value) {
            this.options = value;
            return this;
        }

        /**
         * Makes the client. Nothing is sent yet.
         *
         * @return the client
         * @throws io.cplnprefect.core.error.UsageException when the token is not set or an address is none
         */
        public ControlPlane build() {
            Settings resolved = settings.build();
            Supplier<Secret> source = token == null ? fixed(resolved) : changing(token);
            ServiceConnection api = connection(resolved.require(ControlPlaneSettings.ENDPOINT), source);
            return new ControlPlane(api, connection(logsAddress(resolved, api), source), resolved, source);
        }

        private static Supplier<Secret> fixed(Settings resolved) {
            Secret token = bare(resolved.require(ControlPlaneSettings.TOKEN));
            return () -> token;
        }

        private static Supplier<Secret> changing(Supplier<Secret> token) {
            return () -> bare(token.get().reveal());
        }

        private ServiceConnection connection(String address, Supplier<Secret> source) {
            return ServiceConnection.to("cpln", address)
                    .authentication(Authentication.bearer(source))
                    .traits(new ControlPlaneTraits())
                    .header("Cache-Control", "no-cache")
                    .mapper(newMapper())
                    .defaultLimits(LIMITS)
                    .options(options)
                    .build();
        }

        /** People paste tokens with the scheme in front; it is added once, not twice. */
        private static Secret bare(String token) {
            String bare = token.replaceFirst("(?i)^bearer(\\s+|$)", "");
            if (bare.isEmpty() || bare.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new UsageException(
                        "The value of CPLN_TOKEN is no token: it is empty, or holds blanks, line breaks or other signs that no"
                                + " header can carry; it is not shown here");
            }
            return Secret.of(bare);
        }

        private static String logsAddress(Settings settings, ServiceConnection api) {
            String address = settings.get(ControlPlaneSettings.LOGS_ENDPOINT);
            if (address != null) {
                return address.replaceFirst("^ws", "http");
            }
            // Workloads get http://api.cpln.io as the address of the public API.
            return HttpUrl.get(api.baseAddress()).host().equals(PUBLIC_HOST) ? PUBLIC_LOGS : api.baseAddress();
        }
    }

    /** The platform leaves out what is empty, and so do we. */
    static ObjectMapper newMapper() {
        return Json.newMapper()
                .rebuild()
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                .build();
    }
}
