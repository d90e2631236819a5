/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The latest events, indexed by their time and by their resources. */
public final class EventTable {
    /** The number of events that are kept. */
    public static final int CAPACITY = 20_000;

    /** The events by id, in the order in which they were stored. */
    private final Map<String, Stored> byId = new LinkedHashMap<>();

    private final NavigableMap<Place, Event> byTime =
            new TreeMap<>(Comparator.comparing(Place::occurred).thenComparingLong(Place::number));
    private final Map<String, Deque<Stored>> byResource = new HashMap<>();
    private final List<Consumer<Event>> subscribers = new CopyOnWriteArrayList<>();
    private long number;

    /** The place of an event in the order of time; events of one time are in the order in which they were stored. */
    private record Place(Instant occurred, long number) {}

    private record Stored(Place place, Event event) {}

    EventTable() {}

    /** Stores an event, and removes the oldest one if there are too many; does nothing if its id is stored. */
    public void add(Event event) {
        number++;
        Stored stored = new Stored(new Place(event.occurred(), number), event);
        if (byId.putIfAbsent(event.id(), stored) != null) {
            return;
        }
        byTime.put(stored.place(), event);
        event.resourceIds().stream()
                .distinct()
                .forEach(id -> byResource
                        .computeIfAbsent(id, missing -> new ArrayDeque<>())
                        .add(stored));
        if (byId.size() > CAPACITY) {
            removeOldest();
        }
        subscribers.forEach(subscriber -> subscriber.accept(event));
    }

    /** Removes all events; subscribers remain. */
    public void clear() {
        byId.clear();
        byTime.clear();
        byResource.clear();
    }

    /** Calls a subscriber with each event that is stored from now on. */
    public void subscribe(Consumer<Event> subscriber) {
        subscribers.add(subscriber);
    }

    /** Ends the calls of a subscriber. */
    public void unsubscribe(Consumer<Event> subscriber) {
        subscribers.remove(subscriber);
    }

    /** Returns the event with an id, or null. */
    public @Nullable Event get(String id) {
        Stored stored = byId.get(id);
        return stored == null ? null : stored.event();
    }

    /** Returns the events of a period in the order of their time, both ends included. */
    public Stream<Event> between(Instant since, Instant until) {
        return since.isAfter(until)
                ? Stream.empty()
                : byTime.subMap(new Place(since, 0), true, new Place(until, Long.MAX_VALUE), true).values().stream();
    }

    /** Returns the events that involve one of some resources, in the order of their time. */
    public Stream<Event> ofResources(Collection<String> resourceIds) {
        NavigableMap<Place, Event> found = new TreeMap<>(byTime.comparator());
        resourceIds.forEach(id -> byResource
                .getOrDefault(id, new ArrayDeque<>())
                .forEach(stored -> found.put(stored.place(), stored.event())));
        return new ArrayList<>(found.values()).stream();
    }

    private void removeOldest() {
        Stored oldest = byId.values().iterator().next();
        byId.remove(oldest.event().id());
        byTime.remove(oldest.place());
        oldest.event().resourceIds().stream().distinct().forEach(id -> {
            Deque<Stored> stored = byResource.get(id);
            if (stored != null) {
                // The oldest event of the table is the oldest one of each of its resources.
                stored.removeFirst();
                if (stored.isEmpty()) {
                    byResource.remove(id);
                }
            }
        });
    }
}
