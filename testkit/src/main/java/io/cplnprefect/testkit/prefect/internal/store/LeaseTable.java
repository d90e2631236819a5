/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Leases by id, by limit and by the time at which they expire. */
public final class LeaseTable {
    private final Map<String, Lease> byId = new LinkedHashMap<>();
    private final Map<JsonNode, Set<String>> byLimit = new HashMap<>();
    private final TreeMap<Instant, Set<String>> byExpiry = new TreeMap<>();

    /** Stores a lease, in place of the one with the same id. */
    public void put(Lease lease) {
        remove(lease.id());
        byId.put(lease.id(), lease);
        lease.limitIds()
                .forEach(limit -> byLimit.computeIfAbsent(limit, missing -> new LinkedHashSet<>())
                        .add(lease.id()));
        byExpiry.computeIfAbsent(lease.expires(), missing -> new LinkedHashSet<>())
                .add(lease.id());
    }

    /** Deletes a lease and returns it, or null if there is none. */
    public @Nullable Lease remove(String id) {
        Lease lease = byId.remove(id);
        if (lease != null) {
            lease.limitIds().forEach(limit -> removeFrom(byLimit, limit, id));
            removeFrom(byExpiry, lease.expires(), id);
        }
        return lease;
    }

    /** Deletes all leases. */
    void clear() {
        byId.clear();
        byLimit.clear();
        byExpiry.clear();
    }

    private static <K> void removeFrom(Map<K, Set<String>> index, K key, String id) {
        Set<String> ids = index.getOrDefault(key, Set.of());
        if (ids.contains(id) && ids.remove(id) && ids.isEmpty()) {
            index.remove(key);
        }
    }

    /** Returns the lease with an id, or null. */
    public @Nullable Lease get(String id) {
        return byId.get(id);
    }

    /** Returns the leases of a limit in the order in which they were created. */
    public List<Lease> of(JsonNode limitId) {
        return leases(byLimit.getOrDefault(limitId, Set.of()));
    }

    /** Returns the leases that expire at a time or before. */
    public List<Lease> expiredAt(Instant time) {
        List<Lease> expired = new ArrayList<>();
        byExpiry.headMap(time, true).values().forEach(ids -> expired.addAll(leases(ids)));
        return expired;
    }

    private List<Lease> leases(Set<String> ids) {
        return ids.stream().map(byId::get).toList();
    }

    Collection<Lease> all() {
        return byId.values();
    }
}
