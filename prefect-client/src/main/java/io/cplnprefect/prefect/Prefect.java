/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Setting;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.block.BlockDocuments;
import io.cplnprefect.prefect.deployment.Deployments;
import io.cplnprefect.prefect.flow.Flows;
import io.cplnprefect.prefect.flowrun.FlowRuns;
import io.cplnprefect.prefect.internal.CsrfProtection;
import io.cplnprefect.prefect.internal.NegotiatedApi;
import io.cplnprefect.prefect.internal.Negotiation;
import io.cplnprefect.prefect.internal.PrefectJson;
import io.cplnprefect.prefect.log.Logs;
import io.cplnprefect.prefect.server.Server;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.settings.PrefectSettings;
import io.cplnprefect.prefect.state.FlowRunStates;
import io.cplnprefect.prefect.variable.Variables;
import io.cplnprefect.prefect.worker.Workers;
import io.cplnprefect.prefect.workpool.WorkPoolQuery;
import io.cplnprefect.prefect.workpool.WorkPools;
import io.cplnprefect.prefect.workqueue.WorkQueues;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A client of the Prefect API, for servers of version 2.20 and 3.x and for Prefect Cloud.
 *
 * <pre>{@code
 * try (Prefect prefect = Prefect.fromEnvironment()) {
 *     FlowRun run = prefect.flowRuns().read(id).execute();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Make one per server and keep it; close it when done. It has daemon threads only.
 */
public final class Prefect implements AutoCloseable {

    private static final String API_VERSION = "0.8.4";

    private final ApiAddress address;
    private final Map<String, String> environment;
    private final ServiceConnection connection;
    private final Negotiation negotiation;
    private final Server server;
    private final Flows flows;
    private final Deployments deployments;
    private final FlowRuns flowRuns;
    private final FlowRunStates flowRunStates;
    private final WorkPools workPools;
    private final WorkQueues workQueues;
    private final Workers workers;
    private final Logs logs;
    private final BlockDocuments blockDocuments;
    private final Variables variables;

    private Prefect(
            ApiAddress address,
            Map<String, String> environment,
            Authentication authentication,
            ServiceConnection.Builder builder) {
        this.address = address;
        this.environment = environment;
        ServiceConnection plain = builder.authentication(authentication)
                .mapper(PrefectJson.newMapper())
                .traits(new PrefectTraits(address.url()))
                .header("X-PREFECT-API-VERSION", API_VERSION)
                .header("User-Agent", userAgent())
                .header("Accept", "application/json")
                .build();
        this.connection = address.cloud() ? plain : plain.with(new CsrfProtection(authentication, plain));
        this.server = connection.api(Server.class);
        this.negotiation = new Negotiation(server.version(), address.cloud() ? ServerVersion.CLOUD : null);
        this.flows = api(Flows.class);
        this.deployments = api(Deployments.class);
        this.flowRuns = api(FlowRuns.class);
        this.flowRunStates = api(FlowRunStates.class);
        this.workPools = api(WorkPools.class);
        this.workQueues = api(WorkQueues.class);
        this.workers = api(Workers.class);
        this.logs = api(Logs.class);
        this.blockDocuments = api(BlockDocuments.class);
        this.variables = api(Variables.class);
    }

    private <S> S api(Class<S> type) {
        return NegotiatedApi.of(type, connection.api(type), negotiation);
    }

    private static String userAgent() {
        String version = Prefect.class.getPackage().getImplementationVersion();
        return "cpln-prefect-client" + (version == null ? "" : "/" + version);
    }

    /** Starts a client with nothing set. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes a client from the environment variables {@code PREFECT_API_URL}, {@code PREFECT_API_KEY} and
     * {@code PREFECT_API_AUTH_STRING}. Profile files of Prefect are not read.
     *
     * @throws UsageException when the address is not set, or a setting is wrong
     */
    public static Prefect fromEnvironment() {
        return builder().settings(Settings.fromEnvironment().build()).build();
    }

    /** Calls about the server itself. */
    public Server server() {
        return server;
    }

    /** Calls about flows. */
    public Flows flows() {
        return flows;
    }

    /** Calls about deployments. */
    public Deployments deployments() {
        return deployments;
    }

    /** Calls about flow runs. */
    public FlowRuns flowRuns() {
        return flowRuns;
    }

    /** Calls about the states that flow runs went through. */
    public FlowRunStates flowRunStates() {
        return flowRunStates;
    }

    /** Calls about work pools. */
    public WorkPools workPools() {
        return workPools;
    }

    /** Calls about the queues of work pools. */
    public WorkQueues workQueues() {
        return workQueues;
    }

    /** Calls about the workers of work pools. */
    public Workers workers() {
        return workers;
    }

    /** Calls about log lines. */
    public Logs logs() {
        return logs;
    }

    /** Calls about block documents. */
    public BlockDocuments blockDocuments() {
        return blockDocuments;
    }

    /** Calls about variables. */
    public Variables variables() {
        return variables;
    }

    /** The connection, for endpoints that this client has no method for. */
    public ServiceConnection connection() {
        return connection;
    }

    /** The address of the API, without a slash at its end. */
    public String apiUrl() {
        return address.url();
    }

    /**
     * The environment variables by which another process reaches the same API: address and credentials. They are for that
     * process only; never print them.
     *
     * @return names and values
     */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * The version of the server, asked for once. Prefect Cloud tells none and is {@link ServerVersion#CLOUD}.
     *
     * @throws ApiException when it cannot be read
     */
    public ServerVersion version() {
        ServerVersion known = negotiation.known();
        return known != null ? known : negotiation.ask().execute();
    }

    /**
     * Checks with one call that the address is that of a Prefect API, that the credentials are good, and that this client
     * was made for the server's version.
     *
     * @return the version
     * @throws UsageException when not; the message says what to set
     * @throws ApiException when the server itself has a problem
     */
    public ServerVersion check() {
        try {
            if (address.cloud()) {
                workPools.filterPage(WorkPoolQuery.builder().limit(1).build()).execute();
                return ServerVersion.CLOUD;
            }
            ServerVersion version = negotiation.ask().execute();
            if (!version.supported()) {
                throw new UsageException("The Prefect server at " + apiUrl() + " has version " + version
                        + "; this client is for 2.20 and later, and for 3.x");
            }
            return version;
        } catch (TransportException e) {
            throw e.nothingSent() ? wrong("nothing answers there: " + e.getMessage(), e) : e;
        } catch (DecodingException e) {
            throw wrong("what answers there is not the API of a Prefect server; its address ends in /api", e);
        } catch (ServiceException.NotFound e) {
            throw wrong("there is no Prefect API at that address: " + e.serverMessage(), e);
        } catch (ServiceException.Unauthorized | ServiceException.Forbidden e) {
            throw wrong("it refuses the credentials: " + e.serverMessage(), e);
        }
    }

    private UsageException wrong(String what, ApiException cause) {
        return new UsageException("PREFECT_API_URL is " + apiUrl() + ", but " + what, cause);
    }

    /** Cancels calls under way and gives up threads and connections. Repeating it is harmless. */
    @Override
    public void close() {
        connection.close();
    }

    /** Collects what a client needs. What is set here wins over {@link #settings}. Not thread-safe. */
    public static final class Builder {
        private final Settings.Builder explicit = Settings.builder();
        private Settings settings = Settings.builder().build();
        private ClientOptions options = ClientOptions.DEFAULT;

        private Builder() {}

        /** Takes what is not set here from settings. */
        public Builder settings(Settings value) {
            this.settings = value;
            return this;
        }

        /** Address of the API: {@code http://host:4200/api}, or that of a workspace of Prefect Cloud. */
        public Builder apiUrl(String value) {
            explicit.set(PrefectSettings.API_URL, value);
            return this;
        }

        /** Key of Prefect Cloud, without {@code Bearer}. */
        public Builder apiKey(Secret value) {
            explicit.set(PrefectSettings.API_KEY, value.reveal());
            return this;
        }

        /** {@code user:password} of a server of 3.1.8 or later that wants them, as they are; wins over the key. */
        public Builder authString(Secret value) {
            explicit.set(PrefectSettings.API_AUTH_STRING, value.reveal());
            return this;
        }

        /** Sets the options that do not depend on the service; by default 10 requests are in flight at most. */
        public Builder options(ClientOptions value) {
            this.options = value;
            return this;
        }

        /**
         * Makes the client. Nothing is sent yet.
         *
         * @throws UsageException when the address is not set, or a setting is wrong
         */
        public Prefect build() {
            String url = explicit.build().get(PrefectSettings.API_URL);
            ApiAddress address = ApiAddress.parse(url != null ? url : settings.require(PrefectSettings.API_URL));
            return new Prefect(
                    address,
                    environment(address),
                    authentication(),
                    ServiceConnection.to("prefect", address.url())
                            .http2(false)
                            // Below the 5 s after which a Prefect server closes idle connections.
                            .keepAlive(Duration.ofSeconds(4))
                            .options(options));
        }

        private Map<String, String> environment(ApiAddress address) {
            Map<String, String> variables = new LinkedHashMap<>();
            variables.put(PrefectSettings.API_URL.name(), address.url());
            for (Setting credential : List.of(PrefectSettings.API_KEY, PrefectSettings.API_AUTH_STRING)) {
                String value = credentials().get(credential);
                if (value != null) {
                    variables.put(credential.name(), value);
                }
            }
            return Collections.unmodifiableMap(variables);
        }

        /** Credentials given to the builder are not mixed with others of the settings. */
        private Settings credentials() {
            Settings own = explicit.build();
            boolean ownCredentials =
                    own.get(PrefectSettings.API_AUTH_STRING) != null || own.get(PrefectSettings.API_KEY) != null;
            return ownCredentials ? own : settings;
        }

        private Authentication authentication() {
            Settings from = credentials();
            String authString = from.get(PrefectSettings.API_AUTH_STRING);
            if (authString != null) {
                return basic(bare(PrefectSettings.API_AUTH_STRING, authString));
            }
            String key = from.get(PrefectSettings.API_KEY);
            if (key != null) {
                Secret token = bare(PrefectSettings.API_KEY, key);
                return Authentication.bearer(() -> token);
            }
            return Authentication.NONE;
        }

        private static Authentication basic(Secret credentials) {
            return Authentication.basic(() -> credentials);
        }

        private static Secret bare(Setting setting, String value) {
            for (String scheme : new String[] {"Basic ", "Bearer "}) {
                if (value.regionMatches(true, 0, scheme, 0, scheme.length())) {
                    throw new UsageException(setting.name() + " begins with '" + scheme
                            + "': give it as it is, this client adds the scheme");
                }
            }
            return Secret.of(value);
        }
    }
}
