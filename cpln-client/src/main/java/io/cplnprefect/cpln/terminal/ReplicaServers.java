/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.discovery.PlatformServices;
import io.cplnprefect.cpln.internal.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the replica server of a workload in a location, and what runs there. Immutable and thread-safe. */
final class ReplicaServers {

    private static final String WORKLOAD = "/org/{org}/gvc/{gvc}/workload/{workload}";
    private static final Endpoint READ_WORKLOAD = Endpoint.of("GET", WORKLOAD);
    private static final Endpoint READ_DEPLOYMENT = Endpoint.of("GET", WORKLOAD + "/deployment/{location}");
    private static final Endpoint LIST_REPLICAS = Endpoint.of("GET", "/replicas" + WORKLOAD);

    private final PlatformServices services;
    private final String setting;
    private final @Nullable String address;
    private final String path;

    /**
     * Creates the servers of a workload.
     *
     * @param setting name of the setting of the address, for messages
     * @param address address of all servers; {@code null} for those of the deployments
     * @param path path of the workload
     */
    ReplicaServers(PlatformServices services, String setting, @Nullable String address, String path) {
        this.services = services;
        this.setting = setting;
        this.address = address;
        this.path = path;
    }

    /** Returns a call that returns the connection to the server in a location. */
    ApiCall<ServiceConnection> in(String location) {
        return services.api()
                .<JsonNode>call(
                        READ_DEPLOYMENT,
                        path + "/deployment/" + Names.require("location", location),
                        null,
                        JsonNode.class)
                .map(deployment -> connection(deployment, location));
    }

    private ServiceConnection connection(JsonNode deployment, String location) {
        if (address != null) {
            return services.connection("terminal", address);
        }
        String remote = deployment.path("status").path("remote").asText();
        if (remote.isEmpty()) {
            throw new UsageException("The workload " + path + " has no replica server in " + location
                    + ": its deployment has no status.remote. Wait until the workload is deployed there.");
        }
        return services.named("terminal", setting, remote);
    }

    /** Returns a call that lists the replicas in a location. */
    ApiCall<List<String>> replicas(String location) {
        return in(location).then(this::replicas);
    }

    private ApiCall<List<String>> replicas(ServiceConnection server) {
        return server.<JsonNode>call(LIST_REPLICAS, "/replicas" + path, null, JsonNode.class)
                .map(list -> {
                    List<String> names = new ArrayList<>();
                    list.path("items").forEach(item -> names.add(item.asText()));
                    return List.copyOf(names);
                });
    }

    /** Returns a call that finds the container of a request. */
    ApiCall<ReplicaTarget> target(String location, @Nullable String replica, @Nullable String container) {
        ApiCall<ReplicaTarget> found = replica == null
                ? in(location)
                        .then(server ->
                                replicas(server).map(names -> new ReplicaTarget(server, first(names, location), "")))
                : in(location).map(server -> new ReplicaTarget(server, replica, ""));
        return container == null
                ? found.then(target -> mainContainer().map(target::withContainer))
                : found.map(target -> target.withContainer(container));
    }

    private String first(List<String> replicas, String location) {
        if (replicas.isEmpty()) {
            throw new UsageException("The workload " + path + " has no replica in " + location);
        }
        return replicas.get(0);
    }

    /** Returns a call that finds the first container with a port, or else the first one. */
    private ApiCall<String> mainContainer() {
        return services.api()
                .<JsonNode>call(READ_WORKLOAD, path, null, JsonNode.class)
                .map(workload -> {
                    JsonNode containers = workload.path("spec").path("containers");
                    for (JsonNode each : containers) {
                        if (!each.path("ports").isEmpty()) {
                            return each.path("name").asText();
                        }
                    }
                    return containers.path(0).path("name").asText();
                });
    }
}
