/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.ItemWriter;
import io.cplnprefect.testkit.cpln.internal.item.Placement;
import io.cplnprefect.testkit.cpln.internal.item.SecretValues;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The deployments of workloads, one per location of the GVC, computed when they are read. */
public final class Deployments {
    /** The roll-out of the newest version; until it is ready, the previous version remains in service. */
    private record Rollout(long version, Instant readyAt, long versionBefore) {}

    private final Store store;
    private final Placement placement;
    private final Clock clock;
    private final Duration readinessDelay;
    private final SecretValues secrets;
    private final JobHistory history;
    private final Map<String, Rollout> rollouts = new HashMap<>();

    /** Creates the deployments of the workloads in a store. */
    public Deployments(
            Store store,
            Placement placement,
            Clock clock,
            Duration readinessDelay,
            SecretValues secrets,
            JobHistory history) {
        this.store = store;
        this.placement = placement;
        this.clock = clock;
        this.readinessDelay = readinessDelay;
        this.secrets = secrets;
        this.history = history;
    }

    /** Starts the roll-out of a workload's current version. */
    void rollOut(ObjectNode workload) {
        Instant now = clock.instant();
        rollouts.compute(
                Links.self(workload),
                (link, before) -> new Rollout(
                        workload.path("version").asLong(),
                        now.plus(readinessDelay),
                        before == null ? 0 : processed(before, now)));
    }

    void forget(String workloadLink) {
        rollouts.remove(workloadLink);
    }

    List<ObjectNode> list(String workloadLink, String remote) {
        return placement.locations(Links.owner(workloadLink)).stream()
                .map(location -> read(workloadLink, location, remote))
                .toList();
    }

    /** Returns the names of the replicas that run a workload all the time. */
    List<String> replicas(ObjectNode workload) {
        Rollout rollout = rollouts.get(Links.self(workload));
        boolean ready = rollout == null || processed(rollout, clock.instant()) > 0;
        return ready && runsAlways(workload) ? List.of(workload.path("name").asText() + "-0") : List.of();
    }

    private static boolean runsAlways(ObjectNode workload) {
        return !workload.path("spec").path("type").asText().equals("cron")
                && !Json.at(workload, "spec", "defaultOptions", "suspend").asBoolean();
    }

    /** Returns the deployment that a test has stored, or else the computed one. */
    ObjectNode read(String workloadLink, String location, String remote) {
        ObjectNode seeded = store.find(workloadLink + "/deployment/" + location);
        if (seeded != null) {
            return seeded;
        }
        if (!placement.locations(Links.owner(workloadLink)).contains(location)) {
            throw ApiException.notFound(workloadLink + "/deployment/" + location);
        }
        return compute(store.require(workloadLink), location, remote);
    }

    private ObjectNode compute(ObjectNode workload, String location, String remote) {
        String self = Links.self(workload);
        Instant now = clock.instant();
        Rollout rollout =
                rollouts.getOrDefault(self, new Rollout(workload.path("version").asLong(), Instant.MIN, 0));
        List<String> unresolved = secrets.unresolved(workload);
        boolean settled = !now.isBefore(rollout.readyAt());
        long processed = unresolved.isEmpty() ? processed(rollout, now) : rollout.versionBefore();
        boolean ready = processed > 0;

        ObjectNode deployment = Json.object().put("kind", "deployment").put("name", location);
        deployment.put("lastModified", workload.path("lastModified").asText());
        var links = deployment.putArray("links");
        Links.add(links, "self", self + "/deployment/" + location);
        Links.add(links, "workload", self);
        ObjectNode status = deployment.putObject("status");
        status.put("endpoint", workload.path("status").path("endpoint").asText());
        status.put("remote", remote);
        status.put("lastProcessedVersion", processed);
        status.put("expectedDeploymentVersion", ready ? processed : rollout.version());
        status.put("ready", ready);
        status.put("deploying", !settled || !unresolved.isEmpty());
        if (!unresolved.isEmpty()) {
            status.put("message", "Deployment paused: " + String.join(", ", unresolved));
        } else if (!ready) {
            status.put("message", "Deployment is being prepared");
        }
        ObjectNode internal = status.putObject("internal");
        internal.put("podsValidZone", true).put("syncFailed", false).put("timestamp", ItemWriter.timestamp(now));
        internal.putObject("podStatus");
        addVersion(status, workload, ready ? processed : rollout.version(), ready);
        if (workload.path("spec").path("type").asText().equals("cron")) {
            status.set("jobExecutions", Json.array(history.executions(self, location)));
        }
        return deployment;
    }

    private void addVersion(ObjectNode status, ObjectNode workload, long number, boolean ready) {
        ObjectNode version = status.putArray("versions").addObject();
        version.put("name", workload.path("name").asText() + "-" + number);
        version.put("created", workload.path("lastModified").asText());
        version.put("workload", number);
        ObjectNode gvc = store.find(Links.owner(Links.self(workload)));
        version.put("gvc", gvc == null ? 1 : gvc.path("version").asLong());
        version.put("ready", ready);
        ObjectNode containers = version.putObject("containers");
        boolean runsAlways = runsAlways(workload);
        for (JsonNode container : workload.path("spec").path("containers")) {
            String name = container.path("name").asText();
            ObjectNode state = containers.putObject(name);
            state.put("name", name)
                    .put("image", container.path("image").asText())
                    .put("ready", ready);
            ObjectNode resources = state.putObject("resources");
            resources.put("replicas", runsAlways ? 1 : 0);
            if (runsAlways) {
                resources.put("replicasReady", ready ? 1 : 0);
            }
        }
    }

    private static long processed(Rollout rollout, Instant now) {
        return now.isBefore(rollout.readyAt()) ? rollout.versionBefore() : rollout.version();
    }
}
