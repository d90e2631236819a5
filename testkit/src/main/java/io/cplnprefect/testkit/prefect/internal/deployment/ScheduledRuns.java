/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.run.FlowRuns;
import io.cplnprefect.testkit.prefect.internal.schedule.ScheduleDates;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Routes;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The flow runs that follow from schedules.
 *
 * <p>As the server's scheduler does, runs are created each minute for all deployments, and 5 seconds after a change for
 * the changed ones.
 */
public final class ScheduledRuns {
    private static final RequestModel REQUEST = RequestModel.open(
            "start_time:iso_time", "end_time:iso_time", "min_time:number", "min_runs:int", "max_runs:int");
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);

    private final Store store;
    private final FlowRuns flowRuns;
    /** The deployments that have or had schedules. */
    private final Set<String> scheduled = new LinkedHashSet<>();

    private final Map<String, Instant> changed = new HashMap<>();
    private Instant nextRound = Instant.MIN;

    /**
     * The times for which runs are created: those until both the least number and the least time are reached.
     *
     * @param leastTime how long after the start the last run has to be at least
     */
    private record Window(Instant start, Instant end, Duration leastTime, int leastRuns, int mostRuns) {
        static final int LEAST_RUNS = 3;
        static final int MOST_RUNS = 100;
        static final Duration LEAST_TIME = Duration.ofHours(1);
        static final Duration LENGTH = Duration.ofDays(100);

        static Window from(Instant start) {
            return new Window(start, start.plus(LENGTH), LEAST_TIME, LEAST_RUNS, MOST_RUNS);
        }

        static Window of(JsonNode body, Instant now) {
            Instant start = body.hasNonNull("start_time") ? Times.parse(body.path("start_time")) : now;
            Window window = from(start == null ? now : start);
            Instant end = Times.parse(body.path("end_time"));
            return new Window(
                    window.start(),
                    end == null ? window.end() : end,
                    Duration.ofMillis(
                            Math.round(body.path("min_time").asDouble((double) LEAST_TIME.toSeconds()) * 1000)),
                    body.path("min_runs").asInt(LEAST_RUNS),
                    body.path("max_runs").asInt(MOST_RUNS));
        }

        boolean isFilledBy(int runs, Instant last) {
            return runs >= leastRuns && !last.isBefore(start.plus(leastTime));
        }
    }

    /** Creates the scheduled runs of a store. */
    public ScheduledRuns(Store store, FlowRuns flowRuns) {
        this.store = store;
        this.flowRuns = flowRuns;
    }

    /** Adds the route. */
    public void add(Routes routes) {
        routes.add("POST", "/deployments/{id}/schedule", this::schedule);
    }

    /** Creates the runs that are due to be created now. */
    public void catchUp() {
        Instant now = store.now();
        if (!now.isBefore(nextRound)) {
            nextRound = now.plus(ROUND);
            List.copyOf(scheduled).stream()
                    .filter(id -> !changed.containsKey(id))
                    .forEach(id -> create(id, now));
        }
        for (Iterator<Map.Entry<String, Instant>> due = changed.entrySet().iterator(); due.hasNext(); ) {
            Map.Entry<String, Instant> one = due.next();
            if (!now.isBefore(one.getValue().plus(AFTER_CHANGE))) {
                due.remove();
                scheduled.add(one.getKey());
                create(one.getKey(), now);
            }
        }
    }

    /** Marks a deployment, so that its runs are created soon. */
    public void changed(JsonNode deployment) {
        String id = deployment.path("id").asText();
        if (!deployment.path("schedules").isEmpty()) {
            changed.put(id, store.now());
        }
    }

    /** Deletes the scheduled runs of a deployment that was changed; they are created again soon. */
    public void unschedule(JsonNode deployment) {
        List<FlowRun> runs = store
                .flowRuns
                .ofDeployments(List.of(deployment.path("id").asText()))
                .stream()
                .filter(run -> run.autoScheduled && run.stateType() == StateType.SCHEDULED)
                .toList();
        runs.forEach(store::remove);
        changed(deployment);
    }

    private ApiResponse schedule(ApiRequest request) {
        ObjectNode body = REQUEST.read(request);
        ObjectNode deployment = store.deployments.get(request.parameter("id"));
        if (deployment != null) {
            create(deployment, Window.of(body, store.now()));
        }
        return ApiResponse.ok(NullNode.getInstance());
    }

    private void create(String id, Instant now) {
        ObjectNode deployment = store.deployments.get(id);
        if (deployment == null || deployment.path("schedules").isEmpty()) {
            scheduled.remove(id);
        } else if (!deployment.path("paused").asBoolean()) {
            create(deployment, Window.from(now));
        }
    }

    private void create(ObjectNode deployment, Window window) {
        for (JsonNode schedule : deployment.path("schedules")) {
            if (schedule.path("active").asBoolean()) {
                create(deployment, schedule, window);
            }
        }
    }

    private void create(ObjectNode deployment, JsonNode schedule, Window window) {
        int runs = 0;
        Iterator<ZonedDateTime> dates = ScheduleDates.from(schedule.path("schedule"), window.start())
                .takeWhile(date -> !date.toInstant().isAfter(window.end()))
                .limit(window.mostRuns())
                .iterator();
        while (dates.hasNext()) {
            ZonedDateTime date = dates.next();
            flowRuns.createScheduled(deployment, schedule, date);
            runs++;
            if (window.isFilledBy(runs, date.toInstant())) {
                break;
            }
        }
    }
}
