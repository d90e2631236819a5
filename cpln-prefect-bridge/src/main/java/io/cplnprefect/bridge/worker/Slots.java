/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many flow runs a worker may have at once. Thread-safe. */
final class Slots {

    private final int limit;
    private final Semaphore free;

    Slots(int limit) {
        this.limit = limit;
        this.free = new Semaphore(limit);
    }

    int limit() {
        return limit;
    }

    int free() {
        return free.availablePermits();
    }

    Optional<Slot> take() {
        return free.tryAcquire() ? Optional.of(new Slot()) : Optional.empty();
    }

    /** The right to run one flow run; given back once, however often it is closed. */
    final class Slot implements AutoCloseable {
        private final AtomicBoolean given = new AtomicBoolean();

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                free.release();
            }
        }
    }
}
