/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.store.Lease;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The global limits of a store: their slots, which decay with time, and the leases of them. */
public final class ConcurrencyLimits {
    /** Begins the names of limits that are not shown as global ones. */
    static final String HIDDEN = "/";

    private static final double LEAST_OCCUPANCY = 0.1;
    private static final double LONGEST_WAIT = 30;
    private static final int SAMPLES = 2;

    private final Store store;

    /** Creates the limits of a store. */
    public ConcurrencyLimits(Store store) {
        this.store = store;
    }

    /** Creates a limit without used slots. */
    ObjectNode create(String name, int limit, boolean active) {
        ObjectNode created = store.newObject().put("name", name).put("limit", limit);
        created.put("active", active)
                .put("active_slots", 0)
                .put("denied_slots", 0)
                .put("slot_decay_per_second", 0.0)
                .put("avg_slot_occupancy_seconds", 2.0);
        store.concurrencyLimits.put(created);
        return created;
    }

    /** Returns the limit with a name, or null. */
    @Nullable
    ObjectNode named(String name) {
        return store.concurrencyLimits.first("name", TextNode.valueOf(name));
    }

    /** Returns the limits with the given names, in the order of their names. */
    List<ObjectNode> named(JsonNode names) {
        List<ObjectNode> found = new ArrayList<>();
        names.forEach(name -> {
            ObjectNode limit = named(name.asText());
            if (limit != null && !found.contains(limit)) {
                found.add(limit);
            }
        });
        found.sort(Comparator.comparing(limit -> limit.path("name").asText()));
        return found;
    }

    /** Returns the used slots after their decay since the last change. */
    int activeSlots(JsonNode limit) {
        double decay = limit.path("slot_decay_per_second").asDouble();
        return decayed(limit, "active_slots", decay);
    }

    private int deniedSlots(JsonNode limit) {
        double decay = limit.path("slot_decay_per_second").asDouble();
        double occupancy = limit.path("avg_slot_occupancy_seconds").asDouble();
        double bounded = store.v3() ? Math.max(LEAST_OCCUPANCY, Math.min(occupancy, LONGEST_WAIT)) : occupancy;
        return decayed(limit, "denied_slots", decay > 0 ? decay : 1 / bounded);
    }

    private int decayed(JsonNode limit, String member, double perSecond) {
        Instant changed = Objects.requireNonNull(Times.parse(limit.path("updated")));
        double seconds = Duration.between(changed, store.now()).toNanos() / 1e9;
        return (int) Math.max(0, limit.path(member).asInt() - Math.floor(perSecond * seconds));
    }

    /** Takes slots of all limits, or of none; returns whether they were free. */
    boolean increment(List<ObjectNode> limits, int slots) {
        if (limits.stream()
                .anyMatch(limit ->
                        activeSlots(limit) + slots > limit.path("limit").asInt())) {
            return false;
        }
        limits.forEach(limit -> set(limit, activeSlots(limit) + slots, deniedSlots(limit)));
        return true;
    }

    /**
     * Gives slots of limits back.
     *
     * @param occupancySeconds the time for which the slots were used; 0 if it is unknown
     */
    void decrement(List<ObjectNode> limits, int slots, double occupancySeconds) {
        for (ObjectNode limit : limits) {
            set(limit, Math.max(0, activeSlots(limit) - slots), deniedSlots(limit));
            if (occupancySeconds > 0) {
                double perSlot = Math.max(occupancySeconds / slots, LEAST_OCCUPANCY);
                double average = limit.path("avg_slot_occupancy_seconds").asDouble();
                double weight = limit.path("limit").asDouble() * SAMPLES;
                limit.put("avg_slot_occupancy_seconds", average + perSlot / weight - average / weight);
            }
        }
    }

    /**
     * Counts slots that were not free.
     *
     * @return the time in seconds after which the client should send the request again; a 3.x server adds jitter
     */
    double deny(List<ObjectNode> limits, int slots) {
        double longest = 0;
        double blockingSlots = -1;
        for (ObjectNode limit : limits) {
            set(limit, activeSlots(limit), deniedSlots(limit) + slots);
            double decay = limit.path("slot_decay_per_second").asDouble();
            double requested = slots + limit.path("denied_slots").asInt();
            double blocking =
                    decay > 0 ? requested : requested / limit.path("limit").asInt();
            if (blocking > blockingSlots) {
                blockingSlots = blocking;
                longest = wait(limit, decay, blocking);
            }
        }
        return longest;
    }

    private double wait(JsonNode limit, double decay, double blockingSlots) {
        if (decay > 0) {
            return blockingSlots / decay;
        }
        double perSlot = limit.path("avg_slot_occupancy_seconds").asDouble();
        return store.v3()
                ? Math.min(Math.min(perSlot, LONGEST_WAIT) * blockingSlots, LONGEST_WAIT)
                : perSlot * blockingSlots;
    }

    private void set(ObjectNode limit, int active, int denied) {
        limit.put("active_slots", active).put("denied_slots", denied);
        store.touch(limit);
    }

    /** Creates a lease of slots that were taken. */
    Lease lease(List<ObjectNode> limits, int slots, Duration duration, JsonNode holder) {
        List<JsonNode> ids = limits.stream().map(limit -> limit.path("id")).toList();
        Instant now = store.now();
        Lease lease = new Lease(
                UUID.randomUUID().toString(),
                now,
                now.plus(duration),
                ids,
                slots,
                holder.isMissingNode() ? NullNode.getInstance() : holder);
        store.leases.put(lease);
        return lease;
    }

    /** Gives the slots of a lease back and deletes it. */
    void release(Lease lease) {
        List<ObjectNode> limits = lease.limitIds().stream()
                .map(id -> store.concurrencyLimits.get(id.asText()))
                .filter(limit -> limit != null && limit.path("active").asBoolean())
                .toList();
        double seconds = Duration.between(lease.created(), store.now()).toNanos() / 1e9;
        decrement(limits, lease.slots(), seconds);
        store.leases.remove(lease.id());
    }

    /** Releases the leases that have expired. */
    public void releaseExpired() {
        store.leases.expiredAt(store.now()).forEach(this::release);
    }

    /** Deletes a limit with its leases. */
    void delete(ObjectNode limit) {
        store.leases.of(limit.path("id")).forEach(lease -> store.leases.remove(lease.id()));
        store.concurrencyLimits.remove(limit.path("id").asText());
    }

    /** Returns a limit as the server shows it; 2.20 shows the slots of the last change. */
    ObjectNode json(ObjectNode limit) {
        ObjectNode json = limit.deepCopy();
        json.remove("denied_slots");
        json.remove("avg_slot_occupancy_seconds");
        if (store.v3()) {
            json.put("active_slots", activeSlots(limit));
        }
        return json;
    }

    /** Returns the short form of limits. */
    static ArrayNode minimal(List<ObjectNode> limits) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode limit : limits) {
            ObjectNode item = list.addObject();
            item.set("id", limit.path("id"));
            item.set("name", limit.path("name"));
            item.set("limit", limit.path("limit"));
        }
        return list;
    }
}
