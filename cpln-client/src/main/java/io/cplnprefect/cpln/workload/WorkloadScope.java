/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.Waiter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;

/** A workload: its commands and its deployments. Immutable and thread-safe. */
public final class WorkloadScope {

    private static final String TEMPLATE = "/org/{org}/gvc/{gvc}/workload/{workload}";

    private final ServiceConnection connection;
    private final String path;

    /**
     * Creates the scope. Nothing is sent.
     *
     * @param gvc the GVC of the workload
     * @param workload name of the workload
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public WorkloadScope(Scope gvc, String workload) {
        this.connection = gvc.connection();
        this.path = gvc.path() + "/workload/" + Names.require("workload", workload);
    }

    /**
     * Returns the commands of the workload.
     *
     * @return the commands
     */
    public Commands commands() {
        return new Commands(
                new Collection<>(connection, path + "/-command", TEMPLATE + "/-command", Command.class, false));
    }

    /**
     * Returns the deployments of the workload, one for each location.
     *
     * @return the deployments
     */
    public WorkloadDeployments deployments() {
        return new WorkloadDeployments(new Collection<>(
                connection, path + "/deployment", TEMPLATE + "/deployment", WorkloadDeployment.class, false));
    }

    /**
     * Returns a waiter until the workload is ready at its present version in all locations that are not suspended; a cron
     * workload in its first location.
     *
     * @return a waiter; returns the deployments; status 404 if the workload does not exist
     */
    public Waiter<List<WorkloadDeployment>> untilReady() {
        return untilReady(
                path + " is ready", workload -> workload.path("version").asInt());
    }

    /**
     * Returns a waiter until the workload is ready at a version or a later one.
     *
     * @param version version of the workload, such as that of the object that a write returns
     * @return a waiter as {@link #untilReady()}
     */
    public Waiter<List<WorkloadDeployment>> untilReady(int version) {
        return untilReady(path + " is ready at version " + version, workload -> version);
    }

    private Waiter<List<WorkloadDeployment>> untilReady(String state, ToIntFunction<JsonNode> version) {
        return Waiter.until(connection.time(), state, this::observe, observed -> {
            WorkloadReadiness readiness =
                    new WorkloadReadiness(observed.workload, version.applyAsInt(observed.workload));
            String missing = readiness.missing(observed.deployments.stream()
                    .<JsonNode>map(connection.mapper()::valueToTree)
                    .toList());
            return missing == null ? Progress.done(observed.deployments) : Progress.waiting(missing);
        });
    }

    /** A workload with its deployments, as they were read one after the other. */
    private record Observed(JsonNode workload, List<WorkloadDeployment> deployments) {}

    private CompletableFuture<Observed> observe(RequestOptions options) {
        CompletableFuture<JsonNode> workload = connection
                .<JsonNode>call(Endpoint.of("GET", TEMPLATE), path, null, JsonNode.class)
                .with(options)
                .executeAsync();
        return workload.thenCompose(read ->
                deployments().list().with(options).toListAsync().thenApply(deployed -> new Observed(read, deployed)));
    }
}
