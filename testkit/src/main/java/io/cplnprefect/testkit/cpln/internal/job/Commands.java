/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.ItemWriter;
import io.cplnprefect.testkit.cpln.internal.item.SchemaFields;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.item.WorkloadRules;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/** Checks and stores commands, and executes them from pending to their final stage. */
public final class Commands {
    private static final Set<String> WORKLOAD_TYPES = Set.of("runCronWorkload", "stopReplica");
    private static final Set<String> VOLUMESET_TYPES = Set.of(
            "expandVolume",
            "shrinkVolume",
            "createVolumeSnapshot",
            "deleteVolumeSnapshot",
            "restoreVolume",
            "deleteVolume",
            "replaceVolume",
            "deleteOrphanedVolume",
            "deleteOrphanedVolumeSnapshot");
    private static final Set<String> MEMBERS = Set.of("type", "spec", "tags");

    private final Store store;
    private final ItemWriter writer;
    private final ScheduledExecutorService scheduler;
    private final Duration startDelay;
    private final Deployments deployments;
    private final Jobs jobs;

    /** Creates the commands of workloads and volume sets; each stays pending for the start delay. */
    public Commands(
            Store store,
            ItemWriter writer,
            ScheduledExecutorService scheduler,
            Duration startDelay,
            Deployments deployments,
            Jobs jobs) {
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.startDelay = startDelay;
        this.deployments = deployments;
        this.jobs = jobs;
    }

    /** Returns the permission on its owner that a command of a type requires. */
    static String permissionFor(String type) {
        return WORKLOAD_TYPES.contains(type) ? "exec." + type : "exec";
    }

    /** Stores a pending command and schedules its start. */
    ObjectNode create(ObjectNode owner, ObjectNode body) {
        String type = body.path("type").asText();
        boolean ofWorkload = owner.path("kind").asText().equals("workload");
        Set<String> known = ofWorkload ? WORKLOAD_TYPES : VOLUMESET_TYPES;
        if (!known.contains(type)) {
            throw ApiException.badRequest("a " + owner.path("kind").asText() + " takes no command of type \"" + type
                    + "\"; known are " + known.stream().sorted().toList());
        }
        if (ofWorkload) {
            List<String> problems = problems(owner, type, body);
            if (!problems.isEmpty()) {
                throw ApiException.badRequest(problems);
            }
        }
        String link = Links.self(owner) + "/-command/" + UUID.randomUUID();
        ObjectNode command = document(link, owner, type, body);
        store.put(link, command);
        var unused = scheduler.schedule(() -> start(link), startDelay.toNanos(), NANOSECONDS);
        return command;
    }

    private List<String> problems(ObjectNode workload, String type, ObjectNode body) {
        List<String> problems = new ArrayList<>();
        body.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                problems.add("\"" + member + "\" is not allowed");
            }
        });
        JsonNode spec = body.path("spec");
        problems.addAll(SchemaFields.unknown(type, Json.object().set("spec", spec)));
        String location = spec.path("location").asText();
        String gvcLink = Links.owner(Links.self(workload));
        if (!deployments.locations(gvcLink).contains(location)) {
            problems.add("spec.location \"" + location + "\" is no location of gvc " + Links.name(gvcLink));
        }
        if (type.equals("runCronWorkload")) {
            if (!Json.at(workload, "spec", "type").asText().equals("cron")) {
                problems.add("only a workload of type cron can be run");
            }
            checkOverrides(workload, spec.path("containerOverrides"), problems);
        } else {
            checkStop(workload, spec, problems);
        }
        return problems;
    }

    private static void checkOverrides(ObjectNode workload, JsonNode overrides, List<String> problems) {
        List<String> names = new ArrayList<>();
        Json.at(workload, "spec", "containers")
                .forEach(container -> names.add(container.path("name").asText()));
        for (JsonNode override : overrides) {
            String name = override.path("name").asText();
            if (!names.contains(name)) {
                problems.add("containerOverrides: the workload has no container \"" + name + "\", only " + names);
            }
            WorkloadRules.checkContainer("containerOverrides of " + name, override, problems);
        }
    }

    private void checkStop(ObjectNode workload, JsonNode spec, List<String> problems) {
        String replica = spec.path("replica").asText();
        if (replica.isEmpty()) {
            problems.add("spec.replica is required");
        }
        for (ObjectNode command : store.list(Links.self(workload) + "/-command")) {
            if (command.path("type").asText().equals("stopReplica")
                    && Stage.isActive(command)
                    && command.path("spec").equals(spec)) {
                problems.add("a stopReplica command for replica " + replica + " already exists");
            }
        }
    }

    private ObjectNode document(String link, ObjectNode owner, String type, ObjectNode body) {
        ObjectNode command = Json.object().put("kind", "command");
        command.put("id", Links.name(link));
        command.put("ownerId", owner.path("id").asText());
        command.put("version", 1);
        command.put("created", writer.now());
        command.put("lastModified", writer.now());
        command.put("type", type);
        command.put("lifecycleStage", Stage.PENDING);
        command.set(
                "tags",
                body.path("tags").isObject() ? Json.withoutNulls((ObjectNode) body.path("tags")) : Json.object());
        command.set("spec", body.path("spec").deepCopy());
        command.putObject("status");
        var links = command.putArray("links");
        Links.add(links, "self", link);
        Links.add(links, owner.path("kind").asText(), Links.self(owner));
        return command;
    }

    private void start(String link) {
        String type;
        synchronized (store) {
            ObjectNode command = store.find(link);
            if (command == null || !command.path("lifecycleStage").asText().equals(Stage.PENDING)) {
                return;
            }
            type = command.path("type").asText();
            if (VOLUMESET_TYPES.contains(type)) {
                Stage.enter(command, Stage.COMPLETED, writer.now());
                return;
            }
        }
        if (type.equals("runCronWorkload")) {
            jobs.run(link);
        } else {
            jobs.stop(link);
        }
    }
}
