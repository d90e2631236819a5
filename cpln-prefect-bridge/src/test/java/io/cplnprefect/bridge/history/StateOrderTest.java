/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The order in which states were written. */
class StateOrderTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final State first = random(1, 0);
    private final State second = random(2, 10);
    private final State third = random(3, 20);

    @Test
    void randomIds_areOrderedByTimestamp_theCurrentStateLast() {
        assertThat(StateOrder.of(first.id(), List.of(third, first, second), Map.of(), Set.of()))
                .containsExactly(second, third, first);
    }

    @Test
    void stateWithAnOlderTimestampThanItsBasis_followsItsBasis() {
        assertThat(StateOrder.of(third.id(), List.of(first, second, third), Map.of(first.id(), second.id()), Set.of()))
                .containsExactly(second, first, third);
    }

    @Test
    void stateThatIsNotCurrentAndFollowsItsBasisAlready_isNotMoved() {
        assertThat(StateOrder.of(third.id(), List.of(first, second, third), Map.of(second.id(), first.id()), Set.of()))
                .containsExactly(first, second, third);
    }

    @Test
    void staleStateThatWasReplaced_isRightBeforeTheStateThatWasPutBack() {
        assertThat(StateOrder.of(
                        third.id(), List.of(first, second, third), Map.of(third.id(), first.id()), Set.of(third.id())))
                .containsExactly(second, first, third);
    }

    @Test
    void timeOrderedIds_areOrderedByTheTimeOfTheWrite_whateverTheTimestamps() {
        State late = timeOrdered(BEGIN.plusSeconds(30), BEGIN);
        State early = timeOrdered(BEGIN.plusSeconds(5), BEGIN.plusSeconds(20));

        assertThat(StateOrder.of(late.id(), List.of(late, early), Map.of(), Set.of()))
                .containsExactly(early, late);
        assertThat(StateOrder.written(late)).isEqualTo(BEGIN.plusSeconds(30));
    }

    @Test
    void timeOfTheWrite_ofARandomId_isTheTimestamp() {
        assertThat(StateOrder.written(second)).isEqualTo(BEGIN.plusSeconds(10));
    }

    private static State random(int number, int second) {
        return state(new UUID(0x4000L, 0x8000000000000000L + 100 - number), BEGIN.plusSeconds(second));
    }

    private static State timeOrdered(Instant written, Instant timestamp) {
        return state(new UUID((written.toEpochMilli() << 16) | 0x7000L, 0x8000000000000000L), timestamp);
    }

    private static State state(UUID id, Instant timestamp) {
        return State.builder()
                .id(id)
                .type(StateType.RUNNING)
                .timestamp(timestamp)
                .build();
    }
}
