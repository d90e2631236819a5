/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import io.cplnprefect.testkit.prefect.internal.store.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a trigger on events: one for each value of its labels.
 *
 * <p>A reactive trigger fires as soon as a bucket has enough events, and then not before the bucket ends. A proactive
 * one fires when a bucket ends with too few events.
 */
final class TriggerBuckets {
    /** The first bucket starts before its first event, as events may arrive in another order. */
    private static final Duration BEFORE_FIRST = Duration.ofMinutes(15);
    /** The time for which the server keeps a bucket that has ended. */
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final EventTrigger trigger;
    private final Map<List<String>, Bucket> buckets = new LinkedHashMap<>();
    private @Nullable Instant due;

    TriggerBuckets(EventTrigger trigger) {
        this.trigger = trigger;
    }

    /**
     * Adds an event and returns the firings that it causes.
     *
     * @param now the time of the server, which is that of a firing
     */
    List<Firing> add(Event event, Instant now) {
        if (!trigger.covers(event)) {
            return List.of();
        }
        List<String> key = trigger.key(event);
        Bucket bucket = buckets.get(key);
        if (trigger.opensAfter(event) || trigger.after().isEmpty()) {
            bucket = (bucket == null ? opened(event) : bucket).withLast(event);
            buckets.put(key, bucket);
        }
        List<Firing> firings = new ArrayList<>();
        if (bucket != null && trigger.expects(event)) {
            evaluate(key, bucket, event.occurred(), event, now, firings);
        }
        return firings;
    }

    private Bucket opened(Event event) {
        Instant end = event.occurred().plus(trigger.within());
        if (!trigger.opensAfter(event)) {
            return new Bucket(event.occurred().minus(BEFORE_FIRST), end, 0, event);
        }
        // An event that opens a bucket and is expected in it is not counted itself.
        return new Bucket(event.occurred(), end, trigger.expects(event) ? -1 : 0, event);
    }

    /** Returns the time at which a proactive trigger is evaluated next, or null if it never is. */
    @Nullable
    Instant due(Instant now) {
        return trigger.proactive() ? due == null ? now : due : null;
    }

    /** Returns the firings of a proactive trigger at a time, and sets the next one. */
    List<Firing> evaluate(Instant at) {
        if (trigger.forEach().isEmpty()) {
            buckets.putIfAbsent(List.of(), Bucket.startingAt(at, trigger.within()));
        }
        buckets.values().removeIf(bucket -> !trigger.isMet(bucket.count()));
        List<Firing> firings = new ArrayList<>();
        Instant next = at.plus(trigger.within());
        for (Map.Entry<List<String>, Bucket> one : List.copyOf(buckets.entrySet())) {
            evaluate(one.getKey(), one.getValue(), at, null, at, firings);
            Bucket bucket = buckets.get(one.getKey());
            if (bucket != null && bucket.end().isAfter(at) && bucket.end().isBefore(next)) {
                next = bucket.end();
            }
        }
        due = next;
        return firings;
    }

    /** Removes the buckets that ended long ago. */
    void removeEnded(Instant now) {
        buckets.values().removeIf(bucket -> !bucket.end().isAfter(now.minus(KEPT)));
    }

    private void evaluate(
            List<String> key, Bucket before, Instant at, @Nullable Event event, Instant now, List<Firing> firings) {
        if (at.isBefore(before.start())) {
            // The trigger has fired in this period.
            return;
        }
        boolean open = at.isBefore(before.end());
        boolean counted = event != null && (open || trigger.isImmediate());
        Bucket bucket = counted ? before.withCount(before.count() + 1) : before;
        buckets.put(key, bucket);
        boolean met = trigger.isMet(bucket.count());
        if (met && !(open && trigger.proactive())) {
            firings.add(new Firing(now, trigger.labels(key), event == null ? bucket.last() : event));
            buckets.remove(key);
        } else if (open) {
            if (event != null && trigger.proactive() && !met && trigger.opensAfter(event)) {
                buckets.put(
                        key,
                        Bucket.startingAt(event.occurred(), trigger.within()).withLast(event));
            }
            return;
        }
        startNext(key, bucket, at, counted ? null : event, now, firings);
    }

    /** Starts the bucket after one that has ended or has fired. */
    private void startNext(
            List<String> key, Bucket ended, Instant at, @Nullable Event event, Instant now, List<Firing> firings) {
        if (!trigger.after().isEmpty()) {
            buckets.remove(key);
        } else if (!trigger.within().isZero()) {
            Instant start = ended.end().isAfter(at) ? ended.end() : at;
            Bucket next = Bucket.startingAt(start, trigger.within());
            buckets.put(key, event != null && trigger.proactive() ? next.withCount(1) : next);
            if (event != null && !trigger.proactive()) {
                evaluate(key, next, at, event, now, firings);
            }
        }
    }
}
