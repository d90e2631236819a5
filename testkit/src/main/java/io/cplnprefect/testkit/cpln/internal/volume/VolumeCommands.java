/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The checks and effects of the commands of volume sets. */
public final class VolumeCommands {
    private static final Set<String> TYPES = Set.of(
            "expandVolume",
            "shrinkVolume",
            "createVolumeSnapshot",
            "deleteVolumeSnapshot",
            "restoreVolume",
            "deleteVolume",
            "replaceVolume",
            "deleteOrphanedVolume",
            "deleteOrphanedVolumeSnapshot");

    private VolumeCommands() {}

    /** Returns the types of commands. */
    public static Set<String> types() {
        return TYPES;
    }

    /** Returns the problems of a command on a volume set, beyond those of its schema. */
    public static List<String> problems(ObjectNode volumeSet, String type, JsonNode spec) {
        if (type.startsWith("deleteOrphaned")) {
            return List.of();
        }
        if (VolumeSets.volumes(volumeSet, spec.path("location").asText()) == null) {
            return List.of("spec.location: volume set " + Links.name(Links.self(volumeSet)) + " is not in location "
                    + spec.path("location").asText());
        }
        ObjectNode volume = VolumeSets.volume(volumeSet, spec);
        if (volume == null) {
            return List.of("spec.volumeIndex: the volume does not exist in this location");
        }
        List<String> problems = new ArrayList<>();
        long size = volume.path("currentSize").asLong();
        long newSize = spec.path("newStorageCapacity").asLong();
        boolean snapshotExists = VolumeSets.snapshot(volume, spec) != null;
        switch (type) {
            case "expandVolume" -> {
                if (newSize <= size) {
                    problems.add("spec.newStorageCapacity must be greater than the current size, " + size);
                }
            }
            case "shrinkVolume" -> {
                if (newSize >= size) {
                    problems.add("spec.newStorageCapacity must be less than the current size, " + size);
                }
            }
            case "createVolumeSnapshot" -> {
                if (snapshotExists) {
                    problems.add("spec.snapshotName: the volume already has this snapshot");
                }
            }
            case "deleteVolumeSnapshot", "restoreVolume" -> {
                if (!snapshotExists) {
                    problems.add("spec.snapshotName: the volume does not have this snapshot");
                }
            }
            default -> {}
        }
        return problems;
    }

    /** Applies a valid command to the status of its volume set; a volume deleted in the meantime is ignored. */
    public static void execute(ObjectNode volumeSet, String type, JsonNode spec, String now) {
        @Nullable ObjectNode volume = VolumeSets.volume(volumeSet, spec);
        if (volume == null) {
            return;
        }
        switch (type) {
            case "expandVolume", "shrinkVolume" -> volume.set("currentSize", spec.path("newStorageCapacity"));
            case "createVolumeSnapshot" -> snapshots(volume).add(newSnapshot(volume, spec, now));
            case "deleteVolumeSnapshot" -> remove(snapshots(volume), VolumeSets.snapshot(volume, spec));
            case "replaceVolume" -> {
                volume.withArrayProperty("oldStorageDeviceIds").add(volume.path("storageDeviceId"));
                volume.put("storageDeviceId", VolumeSets.newDevice());
            }
            case "deleteVolume" ->
                remove(VolumeSets.volumes(volumeSet, spec.path("location").asText()), volume);
            default -> {}
        }
    }

    private static ArrayNode snapshots(ObjectNode volume) {
        return volume.withArrayProperty("volumeSnapshots");
    }

    private static ObjectNode newSnapshot(ObjectNode volume, JsonNode spec, String now) {
        ObjectNode snapshot = Json.object();
        snapshot.set("name", spec.path("snapshotName"));
        snapshot.put("id", "snap-" + UUID.randomUUID().toString().substring(0, 8));
        snapshot.put("created", now);
        if (spec.has("snapshotExpirationDate")) {
            snapshot.set("expires", spec.path("snapshotExpirationDate"));
        }
        snapshot.set("size", volume.path("currentSize"));
        if (spec.has("snapshotTags")) {
            snapshot.set("tags", spec.path("snapshotTags"));
        }
        return snapshot;
    }

    private static void remove(@Nullable ArrayNode array, @Nullable JsonNode element) {
        for (int i = 0; array != null && i < array.size(); i++) {
            if (array.get(i).equals(element)) {
                array.remove(i);
                return;
            }
        }
    }
}
