/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The number of runs by interval and state, as the routes {@code /history} return it. */
public final class RunHistory {
    private static final RequestModel REQUEST =
            RequestModel.open("history_start!:time", "history_end!:time", "history_interval_seconds!:number");
    private static final int MAX_INTERVALS = 500;

    private RunHistory() {}

    /** What the history shows of a run; the times are in seconds. */
    public record Run(Instant expectedStart, String stateType, String stateName, double runTime, double lateness) {}

    private record Key(int interval, String stateType, String stateName) {}

    /** The sums of the runs of one interval and state. */
    private static final class Sums {
        private long count;
        private double runTime;
        private double lateness;

        void add(Run run) {
            count++;
            runTime += Math.max(0, run.runTime());
            lateness += Math.max(0, run.lateness());
        }
    }

    /** Returns the history that a request selects, of the given runs. */
    public static ApiResponse of(ApiRequest request, Store store, Stream<Run> runs) {
        ObjectNode body = REQUEST.read(request);
        Instant start = Objects.requireNonNull(Times.parse(body.path("history_start")));
        Instant end = Objects.requireNonNull(Times.parse(body.path("history_end")));
        long millis = Math.round(body.path("history_interval_seconds").asDouble()
                * Duration.ofSeconds(1).toMillis());
        if (millis < Duration.ofSeconds(1).toMillis()) {
            throw ErrorResponseException.detail(422, "History interval must not be less than 1 second.");
        }
        long length = Duration.between(start, end).toMillis();
        int intervals = (int) Math.max(0, Math.min(MAX_INTERVALS, (length + millis - 1) / millis));
        Comparator<Key> order = Comparator.comparingInt(Key::interval)
                .thenComparing(Key::stateType)
                .thenComparing(Key::stateName);
        TreeMap<Key, Sums> sums = new TreeMap<>(order);
        runs.forEach(run -> {
            long interval =
                    Math.floorDiv(Duration.between(start, run.expectedStart()).toMillis(), millis);
            if (interval >= 0 && interval < intervals) {
                Key key = new Key((int) interval, run.stateType(), run.stateName());
                sums.computeIfAbsent(key, missing -> new Sums()).add(run);
            }
        });
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < intervals; i++) {
            ObjectNode interval = history.addObject();
            interval.put("interval_start", store.text(start.plusMillis(i * millis)));
            interval.put("interval_end", store.text(start.plusMillis((i + 1) * millis)));
            interval.putArray("states");
        }
        sums.forEach((key, sum) -> ((ArrayNode) history.get(key.interval()).path("states"))
                .addObject()
                .put("state_type", key.stateType())
                .put("state_name", key.stateName())
                .put("count_runs", sum.count)
                .put("sum_estimated_run_time", sum.runTime)
                .put("sum_estimated_lateness", sum.lateness));
        return ApiResponse.ok(history);
    }
}
