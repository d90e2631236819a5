/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many flow runs a worker may have at once. Thread-safe. */
final class Slots {

    private final int limit;
    private final AtomicInteger taken = new AtomicInteger();

    Slots(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    int free() {
        return Math.max(0, limit - taken.get());
    }

    Optional<Slot> take() {
        return taken.getAndUpdate(now -> now < limit ? now + 1 : now) < limit
                ? Optional.of(new Slot())
                : Optional.empty();
    }

    /** For a job that runs already: it is there, whether or not the limit has room for it. */
    Slot takeBeyondLimit() {
        taken.incrementAndGet();
        return new Slot();
    }

    /** The right to run one flow run; given back once, however often it is closed. */
    final class Slot implements AutoCloseable {
        private final AtomicBoolean given = new AtomicBoolean();

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        }
    }
}
