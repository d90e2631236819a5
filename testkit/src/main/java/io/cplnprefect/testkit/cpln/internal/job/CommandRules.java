/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.Placement;
import io.cplnprefect.testkit.cpln.internal.item.Store;
import io.cplnprefect.testkit.cpln.internal.query.Attribute;
import io.cplnprefect.testkit.cpln.internal.schema.Schema;
import io.cplnprefect.testkit.cpln.internal.volume.VolumeCommands;
import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The checks of a command that is created. */
final class CommandRules {
    private static final Set<String> WORKLOAD_TYPES = Set.of("runCronWorkload", "stopReplica");

    private final Store store;
    private final Placement placement;

    CommandRules(Store store, Placement placement) {
        this.store = store;
        this.placement = placement;
    }

    /** Returns the permission on its owner that a command of a type requires. */
    static String permissionFor(String type) {
        return WORKLOAD_TYPES.contains(type) ? "exec." + type : "exec";
    }

    /**
     * Checks a command, and converts text in it where numbers are expected.
     *
     * @throws ApiException with all problems
     */
    void check(ObjectNode owner, ObjectNode command) {
        String type = command.path("type").asText();
        boolean ofWorkload = owner.path("kind").asText().equals("workload");
        Set<String> known = ofWorkload ? WORKLOAD_TYPES : VolumeCommands.types();
        if (!known.contains(type)) {
            throw ApiException.badRequest("type must be one of "
                    + String.join(", ", known.stream().sorted().toList()) + " for a command of a "
                    + owner.path("kind").asText());
        }
        List<String> problems = new ArrayList<>(
                Schema.of("command:" + type, command).check(command).problems());
        JsonNode spec = command.path("spec");
        switch (type) {
            case "runCronWorkload" -> {
                checkLocation(owner, spec, problems);
                checkRun(owner, spec, problems);
            }
            case "stopReplica" -> {
                checkLocation(owner, spec, problems);
                checkStop(owner, spec, problems);
            }
            default -> {
                if (problems.isEmpty()) {
                    problems.addAll(VolumeCommands.problems(owner, type, spec));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw ApiException.badRequest(problems);
        }
    }

    private void checkLocation(ObjectNode workload, JsonNode spec, List<String> problems) {
        String location = spec.path("location").asText();
        String gvcLink = Links.owner(Links.self(workload));
        if (spec.has("location") && !placement.locations(gvcLink).contains(location)) {
            problems.add("spec.location: gvc " + Links.name(gvcLink) + " is not in location " + location);
        }
    }

    private static void checkRun(ObjectNode workload, JsonNode spec, List<String> problems) {
        if (!Json.at(workload, "spec", "type").asText().equals("cron")) {
            problems.add("type: runCronWorkload requires a workload of type cron");
        }
        List<String> names = new ArrayList<>();
        Json.at(workload, "spec", "containers")
                .forEach(container -> names.add(container.path("name").asText()));
        for (int i = 0; i < spec.path("containerOverrides").size(); i++) {
            JsonNode name = spec.path("containerOverrides").path(i).path("name");
            if (name.isTextual() && !names.contains(name.textValue())) {
                problems.add("spec.containerOverrides[" + i + "].name must be a container of the workload, "
                        + String.join(" or ", names));
            }
        }
    }

    private void checkStop(ObjectNode workload, JsonNode spec, List<String> problems) {
        for (String stage : List.of(Stage.PENDING, Stage.RUNNING)) {
            List<ObjectNode> active = store.list(
                    Links.self(workload) + "/-command",
                    Attribute.property("type", "stopReplica"),
                    Attribute.property("lifecycleStage", stage));
            if (active.stream().anyMatch(command -> command.path("spec").equals(spec))) {
                problems.add("spec.replica: a stopReplica command for this replica already exists");
            }
        }
    }
}
