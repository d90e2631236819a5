/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import io.cplnprefect.testkit.prefect.internal.store.Event;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of events that a trigger counts in a period; immutable.
 *
 * @param last the last event of the trigger, or null
 */
record Bucket(
        Instant start, Instant end, int count, @Nullable Event last) {
    /** Returns an empty bucket. */
    static Bucket startingAt(Instant start, Duration length) {
        return new Bucket(start, start.plus(length), 0, null);
    }

    Bucket withCount(int number) {
        return new Bucket(start, end, number, last);
    }

    Bucket withLast(Event event) {
        return new Bucket(start, end, count, event);
    }
}
