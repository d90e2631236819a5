/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.util.List;
import java.util.Set;

/**
 * A job as Control Plane shows it: a {@code runCronWorkload} command at one moment.
 *
 * @param link the self link of the command
 * @param stage its {@code lifecycleStage}
 * @param tags its tags, an object
 * @param text the whole command as JSON
 */
public record JobRecord(String link, String stage, JsonNode tags, String text) {
    private static final Set<String> FINAL_STAGES = Set.of("completed", "failed", "cancelled");

    /** Returns the jobs of all workloads, the oldest first. */
    public static List<JobRecord> all(ControlPlaneEmulator controlPlane) {
        return controlPlane.state().items().entrySet().stream()
                .filter(entry -> entry.getValue().path("type").asText().equals("runCronWorkload")
                        && entry.getKey().contains("/-command/"))
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static JobRecord of(String link, JsonNode command) {
        return new JobRecord(link, command.path("lifecycleStage").asText(), command.path("tags"), command.toString());
    }

    /** Returns whether the job has ended, with or without success. */
    public boolean hasEnded() {
        return FINAL_STAGES.contains(stage);
    }

    /** Returns whether the command refers to a flow run, in a tag or in an environment variable of a container. */
    public boolean isOf(String flowRunId) {
        return text.contains(flowRunId);
    }

    /** Returns the link and the stage; environment variables are not part of it. */
    @Override
    public String toString() {
        return link + " " + stage;
    }
}
