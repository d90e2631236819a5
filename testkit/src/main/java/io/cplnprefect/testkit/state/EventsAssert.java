/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.state;

import java.util.Iterator;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** Assertions about the events of a resource; the message of a failure contains all of them. */
public final class EventsAssert {
    private final EventRecords events;

    EventsAssert(EventRecords events) {
        this.events = events;
    }

    /**
     * Asserts that events with these names occurred in this order; others may be between them.
     *
     * @throws AssertionError if one of them is missing
     */
    public EventsAssert occurredInOrder(String... names) {
        Iterator<String> occurred = events.names().iterator();
        for (String name : names) {
            boolean found = false;
            while (!found && occurred.hasNext()) {
                found = occurred.next().equals(name);
            }
            if (!found) {
                throw new AssertionFailedError("Expected the events " + List.of(names) + " in this order, but " + name
                        + " is missing:\n" + events);
            }
        }
        return this;
    }

    /**
     * Asserts that no event has a name.
     *
     * @throws AssertionError if there is one
     */
    public EventsAssert doNotInclude(String name) {
        if (events.names().contains(name)) {
            throw new AssertionFailedError("Expected no event " + name + ":\n" + events);
        }
        return this;
    }
}
