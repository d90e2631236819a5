/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The slots of a worker, one for each flow run up to the limit. Thread-safe. */
final class Slots {

    private final int limit;
    private final AtomicInteger used = new AtomicInteger();

    Slots(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    int free() {
        return Math.max(0, limit - used.get());
    }

    Optional<Slot> acquire() {
        return used.getAndUpdate(now -> now < limit ? now + 1 : now) < limit
                ? Optional.of(new Slot())
                : Optional.empty();
    }

    /** Acquires a slot for a job that is already running, whether or not one is free. */
    Slot acquireBeyondLimit() {
        used.incrementAndGet();
        return new Slot();
    }

    /** A slot for one flow run. It is released once; further calls of close have no effect. */
    final class Slot implements AutoCloseable {
        private final AtomicBoolean released = new AtomicBoolean();

        @Override
        public void close() {
            if (released.compareAndSet(false, true)) {
                used.decrementAndGet();
            }
        }
    }
}
