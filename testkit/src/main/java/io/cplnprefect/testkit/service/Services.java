/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.seed.Seed;
import io.cplnprefect.testkit.state.EventRecords;
import io.cplnprefect.testkit.state.FlowRunRecord;
import io.cplnprefect.testkit.state.JobRecord;
import io.cplnprefect.testkit.state.JobRecords;
import io.cplnprefect.testkit.state.Snapshot;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The services of a test: the emulators, which share one fault plan and one time, and the clients that the test uses.
 *
 * <pre>{@code
 * try (Services services = Services.builder()
 *         .controlPlane(platform -> platform.org("acme", "secret").gvc("prefect"))
 *         .prefect(server -> server.release(PrefectRelease.V3))
 *         .virtualTime()
 *         .client(Prefect.class, s -> Prefect.builder().apiUrl(s.prefect().apiUrl()).build())
 *         .start()) {
 *     Prefect prefect = services.client(Prefect.class);
 * }
 * }</pre>
 *
 * <p>With JUnit 5, {@code EmulatorExtension} starts and closes it. Instances are safe for use by several threads.
 */
public final class Services implements AutoCloseable {
    private final ServicesBuilder settings;
    private final @Nullable VirtualTime time;
    private final FaultPlan faults;
    private final @Nullable ControlPlaneEmulator controlPlane;
    private final @Nullable PrefectEmulator prefect;
    private final Map<Class<?>, Object> clients = new LinkedHashMap<>();

    Services(ServicesBuilder settings, int controlPlanePort, int prefectPort) {
        this.settings = settings;
        faults = FaultPlan.withSeed(settings.faultSeed);
        time = settings.time == null ? null : settings.time.get();
        try {
            controlPlane = settings.startControlPlane(faults, time, controlPlanePort);
            prefect = settings.startPrefect(faults, time, prefectPort);
            settings.seeds.forEach(this::seed);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns a builder without emulators. */
    public static ServicesBuilder builder() {
        return new ServicesBuilder();
    }

    /**
     * Returns the emulator of Control Plane.
     *
     * @throws IllegalStateException if the builder has none
     */
    public ControlPlaneEmulator controlPlane() {
        return required(controlPlane, "Control Plane is not emulated. Call controlPlane(...) on the builder.");
    }

    /**
     * Returns the emulator of Prefect.
     *
     * @throws IllegalStateException if the builder has none
     */
    public PrefectEmulator prefect() {
        return required(prefect, "Prefect is not emulated. Call prefect(...) on the builder.");
    }

    /** Returns the faults of both emulators; none at first. */
    public FaultPlan faults() {
        return faults;
    }

    /**
     * Returns the time of both emulators.
     *
     * @throws IllegalStateException if they use real time
     */
    public VirtualTime time() {
        return required(time, "The emulators use real time. Call virtualTime() on the builder.");
    }

    /**
     * Returns a client, which is created at the first call and closed with this object.
     *
     * @throws IllegalStateException if the builder has no client of the type
     */
    public <T> T client(Class<T> type) {
        synchronized (clients) {
            Object client = clients.get(type);
            if (client == null) {
                client = settings.createClient(type, this);
                clients.put(type, client);
            }
            return type.cast(client);
        }
    }

    /** Returns whether there is an emulator of Control Plane. */
    public boolean hasControlPlane() {
        return controlPlane != null;
    }

    /** Returns whether there is an emulator of Prefect. */
    public boolean hasPrefect() {
        return prefect != null;
    }

    /** Returns the state of the emulators, secrets included, which {@link #load} accepts. */
    public ObjectNode dump() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        if (controlPlane != null) {
            state.set("controlPlane", controlPlane.state().dump());
        }
        if (prefect != null) {
            state.set("prefect", prefect.dump());
        }
        return state;
    }

    /**
     * Stores the objects of a state in the emulators that it contains and that exist.
     *
     * @throws IllegalArgumentException if the state is invalid
     */
    public void load(JsonNode state) {
        if (controlPlane != null && state.has("controlPlane")) {
            controlPlane.state().load(state.path("controlPlane"));
        }
        if (prefect != null && state.has("prefect")) {
            prefect.load(state.path("prefect"));
        }
    }

    /**
     * Creates the objects of a seed.
     *
     * @throws IllegalArgumentException if an emulator refuses objects or does not exist; it contains all problems
     */
    public void seed(Seed seed) {
        seed.applyTo(controlPlane, prefect);
    }

    /**
     * Reads a flow run with its history and its jobs.
     *
     * @throws IllegalStateException if the run does not exist
     */
    public FlowRunRecord flowRun(UUID id) {
        return FlowRunRecord.read(id.toString(), prefect(), controlPlane);
    }

    /**
     * Proposes a state of a flow run, as its engine or a worker does.
     *
     * @param type for example {@code RUNNING}
     * @throws IllegalStateException if the run does not exist or the server does not accept the state
     */
    public void setState(UUID flowRunId, String type) {
        ObjectNode proposal = JsonNodeFactory.instance.objectNode();
        proposal.putObject("state").put("type", type);
        JsonNode response = prefect().call("POST", "/flow_runs/" + flowRunId + "/set_state", proposal);
        if (!response.path("status").asText().equals("ACCEPT")) {
            throw new IllegalStateException(
                    "State " + type + " of flow run " + flowRunId + " was not accepted: " + response.path("details"));
        }
    }

    /**
     * Reads the job of a flow run.
     *
     * @throws IllegalStateException if there is no such job or more than one
     */
    public JobRecord job(UUID flowRunId) {
        List<JobRecord> found = JobRecord.all(controlPlane()).stream()
                .filter(job -> job.isOf(flowRunId.toString()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "Expected one job of flow run " + flowRunId + ", but there are " + found.size() + ": " + found);
        }
        return found.get(0);
    }

    /**
     * Reads the events of a resource of Prefect 3.x.
     *
     * @param resourceId for example {@code prefect.flow-run.<id>}
     * @throws IllegalStateException if the emulator is of 2.20, which has no events by default
     */
    public EventRecords events(String resourceId) {
        return EventRecords.read(resourceId, prefect());
    }

    /** Reads the jobs of all workloads. */
    public JobRecords jobs() {
        return new JobRecords(JobRecord.all(controlPlane()));
    }

    /** Returns the state of the emulators as a text; see {@link Snapshot}. */
    public String snapshot() {
        return Snapshot.of(controlPlane, prefect);
    }

    /**
     * Returns the last requests to the emulators, the faults injected, and the flow runs and jobs, for the message of a
     * failure. Secrets are masked.
     */
    public String report() {
        return ServicesReport.of(controlPlane, prefect, faults);
    }

    /** Closes these services and starts others at the same addresses, with the state of the builder. */
    public Services restart() {
        int controlPlanePort = controlPlane == null ? 0 : port(controlPlane.url());
        int prefectPort = prefect == null ? 0 : port(prefect.apiUrl());
        close();
        return new Services(settings, controlPlanePort, prefectPort);
    }

    /** Closes the clients, those created last first, then the emulators with all jobs, then the virtual time. */
    @Override
    public void close() {
        synchronized (clients) {
            List<Object> latestFirst = new ArrayList<>(clients.values());
            Collections.reverse(latestFirst);
            latestFirst.forEach(ServicesBuilder::closeClient);
            clients.clear();
        }
        if (controlPlane != null) {
            controlPlane.close();
        }
        if (prefect != null) {
            prefect.close();
        }
        if (time != null) {
            time.close();
        }
    }

    private static int port(String url) {
        return URI.create(url).getPort();
    }

    private static <T> T required(@Nullable T value, String problem) {
        if (value == null) {
            throw new IllegalStateException(problem);
        }
        return value;
    }
}
