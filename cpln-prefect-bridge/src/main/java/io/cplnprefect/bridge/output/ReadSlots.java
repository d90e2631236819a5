/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import java.util.ArrayDeque;
import java.util.Queue;

/** The right to read the log, of which there is a limited number. First come, first served. Thread-safe. */
final class ReadSlots {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    ReadSlots(int slots) {
        this.free = slots;
    }

    /** Runs an action when a slot is free, on this thread or on that of a later {@link #release}. */
    void acquire(Runnable action) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(action);
                return;
            }
            free--;
        }
        action.run();
    }

    /** Frees a slot. */
    void release() {
        Runnable next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.run();
    }
}
