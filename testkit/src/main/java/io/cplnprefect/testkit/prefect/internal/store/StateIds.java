/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The ids of states: random in 2.20; UUIDs of version 7 in 3.x, which sort in the order in which they were created. */
final class StateIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int COUNTER_BITS = 12;

    private final PrefectRelease release;
    /** Milliseconds and a counter within them, as the high bits of the last id. */
    private long last;

    StateIds(PrefectRelease release) {
        this.release = release;
    }

    String next(Instant now) {
        if (release == PrefectRelease.V2_20) {
            return UUID.randomUUID().toString();
        }
        last = Math.max(last + 1, now.toEpochMilli() << COUNTER_BITS);
        long counter = last & ((1L << COUNTER_BITS) - 1);
        long high = (last >> COUNTER_BITS << 16) | VERSION_7 | counter;
        long low = VARIANT | (ThreadLocalRandom.current().nextLong() >>> 2);
        return new UUID(high, low).toString();
    }
}
