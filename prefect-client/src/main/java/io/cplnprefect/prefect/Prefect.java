/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.block.BlockDocuments;
import io.cplnprefect.prefect.block.Blocks;
import io.cplnprefect.prefect.deployment.Deployments;
import io.cplnprefect.prefect.flow.Flows;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRuns;
import io.cplnprefect.prefect.internal.ApiAddress;
import io.cplnprefect.prefect.internal.NegotiatedApi;
import io.cplnprefect.prefect.internal.Negotiation;
import io.cplnprefect.prefect.log.LogFollower;
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
import java.util.UUID;

/**
 * A client of the Prefect API, for servers of version 2.20 and 3.x and for Prefect Cloud.
 *
 * <pre>{@code
 * try (Prefect prefect = Prefect.fromEnvironment()) {
 *     FlowRun run = prefect.flowRuns().read(id).execute();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Create one client per server, keep it, and close it after the last call. It has daemon threads only.
 */
public final class Prefect extends FurtherResources implements AutoCloseable {

    private final ApiAddress address;
    private final Credentials credentials;
    private final Settings settings;
    private final Server server;
    private final Flows flows;
    private final Deployments deployments;
    private final FlowRuns flowRuns;
    private final FlowRunStates flowRunStates;
    private final WorkPools workPools;
    private final WorkQueues workQueues;
    private final Workers workers;
    private final BlockDocuments blockDocuments;
    private final Variables variables;

    Prefect(ApiAddress address, Credentials credentials, ConnectionSettings connection, Settings settings) {
        this(address, credentials, connection.open(address, credentials), settings);
    }

    private Prefect(ApiAddress address, Credentials credentials, ServiceConnection connection, Settings settings) {
        super(connection, new Negotiation(readVersion(address, connection), connection.time()), credentials::token);
        this.address = address;
        this.credentials = credentials;
        this.settings = settings;
        this.server = api(Server.class);
        this.flows = api(Flows.class);
        this.deployments = api(Deployments.class);
        this.flowRuns = api(FlowRuns.class);
        this.flowRunStates = api(FlowRunStates.class);
        this.workPools = api(WorkPools.class);
        this.workQueues = api(WorkQueues.class);
        this.workers = api(Workers.class);
        this.blockDocuments = api(BlockDocuments.class);
        this.variables = api(Variables.class);
    }

    /** Prefect Cloud reports no version; a small call checks the credentials in its place. */
    private static ApiCall<ServerVersion> readVersion(ApiAddress address, ServiceConnection connection) {
        return address.cloud()
                ? connection
                        .api(WorkPools.class)
                        .filterPage(WorkPoolQuery.builder().limit(1).build())
                        .map(pools -> ServerVersion.CLOUD)
                : connection.api(Server.class).version().map(ServerVersion::parse);
    }

    private <S> S api(Class<S> type) {
        return NegotiatedApi.of(type, connection, negotiation);
    }

    /**
     * Returns a builder that reads nothing from its environment.
     *
     * @return a builder
     */
    public static PrefectBuilder builder() {
        return new PrefectBuilder();
    }

    /**
     * Creates a client with the environment variables of this process: those of {@link PrefectSettings}, and those of proxies.
     * Profile files of Prefect are not read.
     *
     * @return a new client
     * @throws UsageException if the address is not set or a variable is invalid; it contains all problems
     */
    public static Prefect fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /**
     * Creates a client with the settings that the {@code prefect} command would use: environment variables, then {@code .env},
     * {@code prefect.toml} and {@code pyproject.toml} in the working directory, then the active profile.
     *
     * @return a new client
     * @throws UsageException if the address is not set, or a setting is invalid or cannot be read; it contains all problems
     */
    public static Prefect fromProfile() {
        return builder().fromEnvironment().fromProfile().build();
    }

    /** Returns the calls for the server itself. */
    public Server server() {
        return server;
    }

    /** Returns the calls for flows. */
    public Flows flows() {
        return flows;
    }

    /** Returns the calls for deployments. */
    public Deployments deployments() {
        return deployments;
    }

    /** Returns the calls for flow runs. */
    public FlowRuns flowRuns() {
        return flowRuns;
    }

    /** Returns the calls for the states of flow runs. */
    public FlowRunStates flowRunStates() {
        return flowRunStates;
    }

    /** Returns the calls for work pools. */
    public WorkPools workPools() {
        return workPools;
    }

    /** Returns the calls for the queues of work pools. */
    public WorkQueues workQueues() {
        return workQueues;
    }

    /** Returns the calls for the workers of work pools. */
    public Workers workers() {
        return workers;
    }

    /** Returns the calls for block documents. */
    public BlockDocuments blockDocuments() {
        return blockDocuments;
    }

    /**
     * Returns the operations on blocks: registered, saved and loaded by type and name. Reads the version of the server unless it
     * was read within the last minute, because schemas differ between releases.
     *
     * @return the operations
     * @throws ApiException if the version cannot be read
     */
    public Blocks blocks() {
        return Blocks.of(blockTypes(), blockSchemas(), blockDocuments, version());
    }

    /** Returns the calls for variables. */
    public Variables variables() {
        return variables;
    }

    /**
     * Returns a new follower of the log of a flow run. Lines are read for 5 s after the end of the run, because its process writes
     * the last ones some time later.
     *
     * @param flowRunId id of the flow run
     * @return a follower
     */
    public LogFollower followLog(UUID flowRunId) {
        return new LogFollower(
                flowRunId,
                logs(),
                () -> flowRuns.read(flowRunId).map(FlowRun::terminal),
                Duration.ofSeconds(5),
                connection.time());
    }

    /**
     * Returns the connection, to call an endpoint for which this client has no method:
     *
     * <pre>{@code
     * JsonNode settings = prefect.connection()
     *         .<JsonNode>call(Endpoint.of("GET", "/admin/settings"), "/admin/settings", null, JsonNode.class)
     *         .execute();
     * }</pre>
     *
     * <p>Paths are below {@link #apiUrl()}. Such a call has the authentication, retries, limits and errors of all others; its
     * body is sent as it is, whatever the version of the server. It is closed with this client.
     *
     * @return the connection
     */
    public ServiceConnection connection() {
        return connection;
    }

    /**
     * Returns the address of the API.
     *
     * @return the address, without a slash at its end
     */
    public String apiUrl() {
        return address.url();
    }

    /**
     * Returns the settings of this client, each with its source. Printing them masks secrets.
     *
     * @return values and sources
     */
    public List<Settings.Sourced> settings() {
        return PrefectSettings.ALL.stream()
                .map(setting -> credentials.sourced(setting, settings))
                .toList();
    }

    /**
     * Returns the environment variables with which another process, such as that of a flow run, calls the same API with the
     * same credentials. A supplier of credentials is called each time.
     *
     * @return values by name; the address is not secret, but is masked when the map is printed
     */
    public Map<String, Secret> environmentVariables() {
        Map<String, Secret> variables = new LinkedHashMap<>();
        variables.put(PrefectSettings.API_URL.name(), Secret.of(address.url()));
        variables.putAll(credentials.values());
        return Collections.unmodifiableMap(variables);
    }

    /**
     * Returns the version of the server. It is read from the server unless it was read within the last minute.
     *
     * @return the version; {@link ServerVersion#CLOUD} for Prefect Cloud, which reports none
     * @throws ApiException if it cannot be read
     */
    public ServerVersion version() {
        if (address.cloud()) {
            return ServerVersion.CLOUD;
        }
        ServerVersion known = negotiation.known();
        return known != null ? known : negotiation.read().execute();
    }

    /**
     * Checks with one call that the address is that of a Prefect API, that the server accepts the credentials, and that this
     * client supports its version.
     *
     * @return the version
     * @throws UsageException if a setting is wrong; it contains what to set
     * @throws ApiException if the call failed for another reason, such as a status of 500
     */
    public ServerVersion check() {
        return new ServerCheck(address, credentials).run(negotiation.read());
    }

    /** Cancels all calls, and frees threads and connections. Repeated calls have no effect. */
    @Override
    public void close() {
        connection.close();
    }
}
