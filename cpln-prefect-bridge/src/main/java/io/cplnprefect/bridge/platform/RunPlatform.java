/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.platform;

import io.cplnprefect.bridge.template.ConfiguredPlatform;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the client that the configuration of a flow run names: by its work pool, its deployment and its own job variables, as a
 * submission does. Used by one round at a time.
 *
 * <p>A job that was started before its configuration was changed is found by the PID of its flow run, or by the clients that are still
 * in use. What no configuration and no PID names any more is not found.
 */
public final class RunPlatform {

    private static final Logger LOG = LoggerFactory.getLogger(RunPlatform.class);

    private static final Duration REFRESH = Duration.ofMinutes(10);

    /** Bounds the memory of a process that runs for long. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Prefect prefect;
    private final PlatformClients clients;
    private final TimeSource time;
    private final PlatformNames names;

    private final Map<String, WorkPool> pools = new HashMap<>();
    private final Map<UUID, Optional<Deployment>> deployments = new HashMap<>();
    private final Set<UUID> foreign = new HashSet<>();
    private @Nullable Long refreshedNanos;
    private List<String> problems = List.of();

    /**
     * Creates the object for flow runs that are configured by the template of their work pool. Sends no request.
     *
     * @param prefect client of the Prefect API
     * @param clients the clients, which this object adds to
     */
    public RunPlatform(Prefect prefect, PlatformClients clients) {
        this(prefect, clients, PlatformNames.ofTemplates(prefect, clients.own().org()));
    }

    /**
     * Creates the object. Sends no request.
     *
     * @param prefect client of the Prefect API
     * @param clients the clients, which this object adds to
     * @param names the organizations and tokens that configurations name
     */
    public RunPlatform(Prefect prefect, PlatformClients clients, PlatformNames names) {
        this.prefect = prefect;
        this.clients = clients;
        this.time = clients.own().controlPlane().time();
        this.names = names;
    }

    /** Discards what was read for the last round, because job variables may have changed. */
    public void newRound() {
        names.newRound();
        pools.clear();
        deployments.clear();
    }

    /**
     * Returns the client for a flow run.
     *
     * @param run the flow run
     * @return the client; empty if its deployment or its work pool was deleted
     * @throws UsageException if its configuration is invalid, or names a block that does not exist
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public Optional<PlatformClient> of(FlowRun run) {
        if (run.workPoolName() == null) {
            return Optional.of(clients.own());
        }
        try {
            Deployment deployment = null;
            if (run.deploymentId() != null) {
                Optional<Deployment> read = deployments.computeIfAbsent(run.deploymentId(), this::deployment);
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                deployment = read.get();
            }
            return Optional.of(of(pool(run.workPoolName()), deployment, run.jobVariables()));
        } catch (ServiceException.NotFound unresolved) {
            LOG.debug("The configuration of flow run {} names no client", run.id(), unresolved);
            return Optional.empty();
        }
    }

    /**
     * Returns the client for the flow runs of a work pool whose deployments name no other.
     *
     * @param pool the work pool
     * @return the client
     * @throws UsageException if its template is invalid, or names a block that does not exist
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public PlatformClient of(WorkPool pool) {
        return of(pool, null, Map.of());
    }

    /**
     * Adds the client of a flow run whose PID is of an organization without a client, if its configuration names that organization.
     *
     * @param run the flow run
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public void learn(FlowRun run) {
        if (foreign.size() >= MAX_REMEMBERED) {
            foreign.clear();
        }
        if (foreign.contains(run.id())) {
            return;
        }
        try {
            of(run);
        } catch (UsageException unresolved) {
            LOG.debug("The configuration of flow run {} names no client", run.id(), unresolved);
        }
        foreign.add(run.id());
    }

    /**
     * Adds the clients of a work pool and its deployments, at most once in 10 minutes, and removes those that nothing names any more and
     * whose token was revoked.
     *
     * @param pool the work pool
     * @return why configurations name no client, one message for each, as of the last read
     * @throws io.cplnprefect.core.error.ApiException if a request failed; the next call repeats it
     */
    public List<String> refresh(WorkPool pool) {
        long now = time.nanoTime().getAsLong();
        if (refreshedNanos != null && now - refreshedNanos < REFRESH.toNanos()) {
            return problems;
        }
        NamedClients named = new NamedClients(pool);
        named.add(null);
        for (Deployment deployment : prefect.deployments()
                .filter(DeploymentQuery.builder()
                        .workPools(WorkPoolFilter.names(pool.name()))
                        .build())) {
            named.add(deployment);
        }
        problems = List.copyOf(named.problems);
        if (named.complete) {
            clients.inUse().stream()
                    .filter(client -> !named.found.contains(client) && isRevoked(client))
                    .forEach(clients::remove);
            refreshedNanos = now;
        }
        return problems;
    }

    /** The clients that a work pool and its deployments name. */
    private final class NamedClients {
        private final WorkPool pool;
        private final Set<PlatformClient> found = new HashSet<>(Set.of(clients.own()));
        private final List<String> problems = new ArrayList<>();
        /** Whether all configurations could be read, so that a client that was not found is not named. */
        private boolean complete = true;

        NamedClients(WorkPool pool) {
            this.pool = pool;
        }

        /** Adds the client of a deployment, or of the pool itself. Only an outage ends the read of the others. */
        void add(@Nullable Deployment deployment) {
            try {
                if (deployment == null || names.mayName(deployment)) {
                    found.add(of(pool, deployment, Map.of()));
                }
            } catch (TransportException | CancellationException outage) {
                throw outage;
            } catch (RuntimeException failure) {
                complete &= !(failure instanceof ServiceException);
                problems.add((deployment == null ? "Work pool '" + pool.name() : "Deployment '" + deployment.name())
                        + "': " + (failure instanceof ApiException ? failure.getMessage() : failure));
            }
        }
    }

    private static boolean isRevoked(PlatformClient client) {
        try {
            client.controlPlane().check();
            return false;
        } catch (UsageException refused) {
            return true;
        }
    }

    private PlatformClient of(
            WorkPool pool, @Nullable Deployment deployment, @Nullable Map<String, @Nullable Object> runVariables) {
        ConfiguredPlatform named = names.of(pool, deployment, runVariables);
        return clients.of(named.org(), named.token());
    }

    private WorkPool pool(String name) {
        WorkPool known = pools.get(name);
        if (known == null) {
            known = prefect.workPools().read(name).execute();
            pools.put(name, known);
        }
        return known;
    }

    private Optional<Deployment> deployment(UUID id) {
        try {
            return Optional.of(prefect.deployments().read(id).execute());
        } catch (ServiceException.NotFound deleted) {
            return Optional.empty();
        }
    }
}
