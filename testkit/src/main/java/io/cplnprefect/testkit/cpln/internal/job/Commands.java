/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.ItemWriter;
import io.cplnprefect.testkit.cpln.internal.item.Placement;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.query.Attribute;
import io.cplnprefect.testkit.cpln.internal.volume.VolumeCommands;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/** Checks and stores commands, and executes them from pending to their final stage. */
public final class Commands {
    private static final Duration EXPANSION_PERIOD = Duration.ofHours(24);
    private static final int EXPANSIONS = 4;

    private final Store store;
    private final ItemWriter writer;
    private final ScheduledExecutorService scheduler;
    private final Duration startDelay;
    private final CommandRules rules;
    private final Jobs jobs;

    /** Creates the commands of workloads and volume sets; each stays pending for the start delay. */
    public Commands(
            Store store,
            ItemWriter writer,
            ScheduledExecutorService scheduler,
            Duration startDelay,
            Placement placement,
            Jobs jobs) {
        this.store = store;
        this.writer = writer;
        this.scheduler = scheduler;
        this.startDelay = startDelay;
        this.rules = new CommandRules(store, placement);
        this.jobs = jobs;
    }

    /**
     * Returns a checked command in the stage pending; nothing is stored or started.
     *
     * @throws ApiException if the body is not valid
     */
    ObjectNode checked(ObjectNode owner, ObjectNode body) {
        ObjectNode content = ItemWriter.withoutServerMembers(Json.withoutNulls(body));
        rules.check(owner, content);
        checkExpansions(owner, content);
        return document(owner, content);
    }

    /** Stores a checked command, and schedules its start. */
    void submit(ObjectNode command) {
        String link = Links.self(command);
        store.put(link, command);
        var unused = scheduler.schedule(() -> start(link), startDelay.toNanos(), NANOSECONDS);
    }

    private void checkExpansions(ObjectNode owner, ObjectNode command) {
        if (!command.path("type").asText().equals("expandVolume")) {
            return;
        }
        Instant since = Instant.parse(writer.now()).minus(EXPANSION_PERIOD);
        Attribute type = Attribute.property("type", "expandVolume");
        long recent = store.list(Links.self(owner) + "/-command", type).stream()
                .filter(each -> sameVolume(each, command))
                .filter(each -> Instant.parse(each.path("created").asText()).isAfter(since))
                .count();
        if (recent >= EXPANSIONS) {
            throw ApiException.tooManyRequests("spec.volumeIndex: the volume was expanded " + EXPANSIONS
                    + " times within " + EXPANSION_PERIOD.toHours() + " hours; expand it later");
        }
    }

    private static boolean sameVolume(ObjectNode a, ObjectNode b) {
        return Json.at(a, "spec", "location").equals(Json.at(b, "spec", "location"))
                && Json.at(a, "spec", "volumeIndex").equals(Json.at(b, "spec", "volumeIndex"));
    }

    private ObjectNode document(ObjectNode owner, ObjectNode content) {
        String id = UUID.randomUUID().toString();
        String now = writer.now();
        ObjectNode command = Json.object().put("kind", "command").put("id", id);
        command.put("ownerId", owner.path("id").asText());
        command.put("version", 1);
        command.put("created", now);
        command.put("lastModified", now);
        command.set("type", content.path("type"));
        command.put("lifecycleStage", Stage.PENDING);
        command.set("tags", content.has("tags") ? content.path("tags") : Json.object());
        command.set("spec", content.path("spec"));
        command.putObject("status");
        var links = command.putArray("links");
        Links.add(links, "self", Links.self(owner) + "/-command/" + id);
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
            if (VolumeCommands.types().contains(type)) {
                VolumeCommands.execute(store.require(Links.owner(link)), type, command.path("spec"), writer.now());
                Stage.enter(store, command, Stage.COMPLETED, writer.now());
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
