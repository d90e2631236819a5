/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.run.FlowRunStates;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The changes that a server makes as time passes; the emulator makes them at the start of each request. */
public final class ServerServices {
    private static final Duration LATE_AFTER = Duration.ofSeconds(15);
    private static final Duration CANCELLING_TIMEOUT = Duration.ofMinutes(5);

    private final Store store;
    private final FlowRunStates states;

    public ServerServices(Store store, FlowRunStates states) {
        this.store = store;
        this.states = states;
    }

    public void catchUp() {
        Instant now = store.now();
        for (ObjectNode run : List.copyOf(store.flowRuns.values())) {
            Instant due = Times.parse(run.path("next_scheduled_start_time"));
            if (run.path("state_name").asText().equals("Scheduled")
                    && due != null
                    && due.plus(LATE_AFTER).isBefore(now)) {
                markLate(run, due);
            } else if (store.v3() && run.path("state_type").asText().equals("CANCELLING")) {
                endCancelling(run, now);
            }
        }
    }

    private void markLate(ObjectNode run, Instant due) {
        ObjectNode late =
                JsonNodeFactory.instance.objectNode().put("type", "SCHEDULED").put("name", "Late");
        late.putObject("state_details").put("scheduled_time", store.text(due));
        states.write(run, states.proposed(late), false);
    }

    /** Cancels a run that stays CANCELLING, as the server does since 3.7.5. */
    private void endCancelling(ObjectNode run, Instant now) {
        ObjectNode state = states.current(run);
        Instant since = state == null ? null : Times.parse(state.path("timestamp"));
        if (since != null && since.plus(CANCELLING_TIMEOUT).isBefore(now)) {
            ObjectNode cancelled = JsonNodeFactory.instance.objectNode().put("type", "CANCELLED");
            cancelled.put("message", "Flow run cancellation timed out.");
            states.write(run, states.proposed(cancelled), false);
        }
    }
}
