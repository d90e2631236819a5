/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of queued lines on an executor, which has a limited number of its tasks at a time. A queue is delivered by one task
 * at a time. Thread-safe; must not be called with a lock, because an executor may run a task at once.
 */
final class Deliveries {

    private final Executor executor;
    private final int limit;

    private final Queue<LineQueue> ready = new ArrayDeque<>();
    /** The queues that are ready or in delivery. */
    private final Set<LineQueue> busy = new HashSet<>();
    /** The queues that became ready while in delivery. */
    private final Set<LineQueue> again = new HashSet<>();

    private int tasks;

    Deliveries(Executor executor, int limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** Delivers the lines of queues, and runs their last actions. */
    void start(Collection<LineQueue> queues) {
        int started = 0;
        synchronized (this) {
            for (LineQueue queue : queues) {
                if (!busy.add(queue)) {
                    again.add(queue);
                    continue;
                }
                ready.add(queue);
                if (tasks < limit) {
                    tasks++;
                    started++;
                }
            }
        }
        for (int i = 0; i < started; i++) {
            execute();
        }
    }

    private void execute() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            // The executor is shut down, and no line is delivered any more.
            abandon().forEach(queue -> {
                queue.clear();
                queue.runAfterwards();
            });
        }
    }

    private synchronized List<LineQueue> abandon() {
        tasks--;
        List<LineQueue> abandoned = List.copyOf(ready);
        ready.clear();
        abandoned.forEach(busy::remove);
        return abandoned;
    }

    private void run() {
        for (LineQueue queue = next(); queue != null; queue = next()) {
            boolean more = queue.deliver();
            synchronized (this) {
                if (again.remove(queue) || more) {
                    ready.add(queue);
                } else {
                    busy.remove(queue);
                }
            }
        }
    }

    private synchronized @Nullable LineQueue next() {
        LineQueue queue = ready.poll();
        if (queue == null) {
            tasks--;
        }
        return queue;
    }
}
