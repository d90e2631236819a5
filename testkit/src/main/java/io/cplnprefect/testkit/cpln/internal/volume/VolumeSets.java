/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.item.ItemObserver;
import io.cplnprefect.testkit.cpln.internal.item.Placement;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import io.cplnprefect.testkit.cpln.internal.wire.Links;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The volumes in the status of volume sets: one per location of the GVC, from the creation of the volume set on. */
public final class VolumeSets implements ItemObserver {
    private static final int DEFAULT_GB = 10;

    private final Placement placement;

    /** Creates the observer. */
    public VolumeSets(Placement placement) {
        this.placement = placement;
    }

    @Override
    public void stored(ObjectNode item) {
        if (!item.path("kind").asText().equals("volumeset")
                || item.path("status").has("locations")) {
            return;
        }
        int capacity = Json.at(item, "spec", "initialCapacity").asInt(DEFAULT_GB);
        ArrayNode locations = item.withObjectProperty("status").putArray("locations");
        for (String name : placement.locations(Links.owner(Links.self(item)))) {
            ObjectNode location = locations.addObject().put("name", name);
            location.putArray("volumes").add(newVolume(item, name, capacity));
            location.put("desiredVolumeCount", 1);
            location.put("clusterId", "cluster-" + name);
        }
    }

    @Override
    public void removed(ObjectNode item) {
        // The volumes are part of the item.
    }

    private static ObjectNode newVolume(ObjectNode volumeSet, String location, int capacity) {
        ObjectNode volume = Json.object().put("lifecycle", "unused");
        volume.put("storageDeviceId", newDevice());
        volume.put("resourceName", volumeSet.path("name").asText() + "-" + location + "-0");
        volume.put("index", 0).put("currentSize", capacity).put("currentBytesUsed", 0);
        volume.put("driver", "emulated");
        volume.putArray("volumeSnapshots");
        return volume;
    }

    static String newDevice() {
        return "vol-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Returns the volumes of a location, or null if the volume set is not in it. */
    static @Nullable ArrayNode volumes(ObjectNode volumeSet, String location) {
        for (JsonNode each : Json.at(volumeSet, "status", "locations")) {
            if (each.path("name").asText().equals(location) && each.get("volumes") instanceof ArrayNode volumes) {
                return volumes;
            }
        }
        return null;
    }

    /** Returns the volume that the specification of a command selects, or null if it does not exist. */
    static @Nullable ObjectNode volume(ObjectNode volumeSet, JsonNode commandSpec) {
        ArrayNode volumes = volumes(volumeSet, commandSpec.path("location").asText());
        if (volumes != null) {
            for (JsonNode volume : volumes) {
                if (volume.path("index").asInt()
                        == commandSpec.path("volumeIndex").asInt(-1)) {
                    return (ObjectNode) volume;
                }
            }
        }
        return null;
    }

    /** Returns the snapshot of a volume that the specification of a command selects, or null if it does not exist. */
    static @Nullable JsonNode snapshot(ObjectNode volume, JsonNode commandSpec) {
        for (JsonNode snapshot : volume.path("volumeSnapshots")) {
            if (snapshot.path("name").equals(commandSpec.path("snapshotName"))) {
                return snapshot;
            }
        }
        return null;
    }
}
