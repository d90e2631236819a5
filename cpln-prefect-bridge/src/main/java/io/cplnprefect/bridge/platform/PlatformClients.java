/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.platform;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The Control Plane clients of a process: its own, and one for each other organization and token that the configuration of a flow run
 * names. Thread-safe.
 */
public final class PlatformClients implements AutoCloseable {

    private final PlatformClient own;
    private final PlatformJobs jobs = new PlatformJobs(this);

    /** The clients beside the own one, in the order in which they were created. Guarded by this object. */
    private final Map<Key, PlatformClient> others = new LinkedHashMap<>();
    /** Guarded by this object. */
    private boolean closed;

    /** The clients that have found or started the jobs of a workload, where an organization has several. */
    private final Map<Place, PlatformClient> places = new ConcurrentHashMap<>();

    private record Key(String org, @Nullable Secret token) {}

    private record Place(String org, String gvc, String workload) {
        static Place of(InfrastructurePid pid) {
            return new Place(pid.org(), pid.gvc(), pid.workload());
        }
    }

    /**
     * Creates the clients of a process. Sends no request.
     *
     * @param own the client of the process, which the caller closes; it needs an organization
     * @throws UsageException if the client has no organization
     */
    public PlatformClients(ControlPlane own) {
        this.own = new PlatformClient(own);
    }

    /**
     * Returns the client of the process.
     *
     * @return the client
     */
    public PlatformClient own() {
        return own;
    }

    /**
     * Returns the jobs of all clients.
     *
     * @return the jobs
     */
    public PlatformJobs jobs() {
        return jobs;
    }

    /**
     * Returns the client of an organization and a token, created if there is none. Sends no request.
     *
     * @param org name of the organization
     * @param token the token, or {@code null} for the one of the process
     * @return the client
     * @throws UsageException if the name or the token is invalid, or these clients are closed
     */
    public synchronized PlatformClient of(String org, @Nullable Secret token) {
        if (token == null && org.equals(own.org())) {
            return own;
        }
        if (closed) {
            throw new UsageException("The clients of the bridge are closed. Create a new bridge.");
        }
        return others.computeIfAbsent(
                new Key(org, token),
                key -> new PlatformClient(own.controlPlane().forOrg(org, token)));
    }

    /**
     * Returns the clients in use.
     *
     * @return the clients, the own one first; a copy
     */
    public synchronized List<PlatformClient> inUse() {
        List<PlatformClient> clients = new ArrayList<>();
        clients.add(own);
        clients.addAll(others.values());
        return clients;
    }

    /**
     * Returns whether a client can read the jobs of an organization.
     *
     * @param org name of the organization
     * @return whether there is one in use
     */
    public boolean serves(String org) {
        return inUse().stream().anyMatch(client -> client.org().equals(org));
    }

    /**
     * Returns the client for a job: the one that has found or started jobs of its workload, else the first one of its organization.
     *
     * @param pid the job
     * @return the client; the own one if there is none of the organization
     */
    public PlatformClient of(InfrastructurePid pid) {
        PlatformClient known = places.get(Place.of(pid));
        return known != null
                ? known
                : inUse().stream()
                        .filter(client -> client.org().equals(pid.org()))
                        .findFirst()
                        .orElse(own);
    }

    /**
     * Records which client has found or started a job.
     *
     * @param pid the job
     * @param client the client
     */
    public void found(InfrastructurePid pid, PlatformClient client) {
        places.put(Place.of(pid), client);
    }

    /** Closes a client that is not used any more, such as one whose token was revoked. Has no effect on the own one. */
    void remove(PlatformClient client) {
        synchronized (this) {
            if (!others.values().remove(client)) {
                return;
            }
        }
        places.values().removeIf(client::equals);
        client.controlPlane().close();
    }

    /** Closes the clients that were created here; the own one is left open. */
    @Override
    public void close() {
        List<PlatformClient> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(others.values());
            others.clear();
        }
        open.forEach(client -> client.controlPlane().close());
    }
}
