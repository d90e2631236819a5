/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Calls of a listener, which are made one after another, on the thread that adds the first, and never under a lock. Thread-safe. */
final class Deliveries {

    private final Deque<Runnable> calls = new ArrayDeque<>();
    private boolean delivering;

    void add(Runnable call) {
        synchronized (this) {
            calls.add(call);
            if (delivering) {
                return;
            }
            delivering = true;
        }
        for (Runnable next; (next = next()) != null; ) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = calls.poll();
        delivering = next != null;
        return next;
    }
}
