/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import io.cplnprefect.core.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a subscription has delivered, as texts in order: the ids of events, and what happened to the subscription. */
final class ReceivedEvents implements EventListener {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @Override
    public void event(Event event) {
        received.add(event.id().toString());
    }

    @Override
    public void subscribed() {
        received.add("subscribed");
    }

    @Override
    public void interrupted(@Nullable ApiException failure) {
        received.add("interrupted");
    }

    @Override
    public void ended(@Nullable ApiException failure) {
        received.add("ended" + (failure == null ? "" : ": " + failure.getMessage()));
    }

    /** Returns what is delivered next. */
    String next() throws InterruptedException {
        String next = received.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was delivered");
        }
        return next;
    }

    List<UUID> nextIds(int count) throws InterruptedException {
        List<UUID> ids = new ArrayList<>();
        while (ids.size() < count) {
            ids.add(UUID.fromString(next()));
        }
        return ids;
    }

    boolean isEmpty() {
        return received.isEmpty();
    }
}
