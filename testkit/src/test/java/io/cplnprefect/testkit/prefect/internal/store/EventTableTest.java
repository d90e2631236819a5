/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTableTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final EventTable events = new EventTable();

    @Test
    void moreEventsThanTheCapacity_theOldestAreRemovedFromAllIndexes() {
        for (int i = 0; i < EventTable.CAPACITY + 10; i++) {
            add("e" + i, NOON.plusSeconds(i), "r" + i % 2);
        }

        assertThat(events.get("e9")).isNull();
        assertThat(events.get("e10")).isNotNull();
        assertThat(events.between(Instant.MIN, Instant.MAX)).hasSize(EventTable.CAPACITY);
        assertThat(events.ofResources(List.of("r0", "r1"))).hasSize(EventTable.CAPACITY);
        assertThat(events.ofResources(List.of("r0")).findFirst().orElseThrow().id())
                .isEqualTo("e10");
    }

    @Test
    void events_areInTheOrderOfTheirTime_andEqualOnesInThatOfTheirStorage() {
        add("late", NOON.plusSeconds(1), "r");
        add("first", NOON, "r");
        add("second", NOON, "r");

        assertThat(events.between(NOON, NOON.plusSeconds(1)).map(Event::id)).containsExactly("first", "second", "late");
        assertThat(events.between(NOON, NOON).map(Event::id)).containsExactly("first", "second");
        assertThat(events.ofResources(List.of("r")).map(Event::id)).containsExactly("first", "second", "late");
    }

    @Test
    void idThatIsStored_isIgnored() {
        add("e", NOON, "r");
        add("e", NOON.plusSeconds(1), "other");

        assertThat(events.ofResources(List.of("other"))).isEmpty();
        assertThat(events.between(NOON, NOON.plusSeconds(1))).hasSize(1);
    }

    private void add(String id, Instant occurred, String resource) {
        events.add(new Event(id, occurred, occurred, "test", List.of(resource), JsonNodeFactory.instance::objectNode));
    }
}
