/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls of a listener, which are made one after another, on the thread that adds the first, and never under a lock. Thread-safe. */
final class Deliveries {

    private final Consumer<Throwable> onFailure;
    private final Deque<Runnable> calls = new ArrayDeque<>();
    private boolean delivering;

    /** Creates deliveries; {@code onFailure} is called with what the listener throws, and must not throw. */
    Deliveries(Consumer<Throwable> onFailure) {
        this.onFailure = onFailure;
    }

    void add(Runnable call) {
        synchronized (this) {
            calls.add(call);
            if (delivering) {
                return;
            }
            delivering = true;
        }
        for (Runnable next; (next = next()) != null; ) {
            try {
                next.run();
            } catch (Throwable e) {
                onFailure.accept(e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = calls.poll();
        delivering = next != null;
        return next;
    }
}
