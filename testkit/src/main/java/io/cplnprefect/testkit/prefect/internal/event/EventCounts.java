/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.model.EventModels;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of events by their name, their resource, or the time at which they occurred. */
final class EventCounts {
    private static final List<String> COUNTABLES = List.of("day", "time", "event", "resource");
    private static final List<String> UNITS = List.of("week", "day", "hour", "minute", "second");
    private static final int MOST_SPANS = 1000;
    private static final long MICROS = 1_000_000;
    /** All time is divided into spans of equal length from here on. */
    private static final Instant PIVOT = Instant.parse("2024-04-01T00:00:00Z");

    private EventCounts() {}

    /** Responds to a request for counts. */
    static ApiResponse respond(Store store, ApiRequest request) {
        ObjectNode body = request.parts();
        String countable = request.parameter("countable");
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (!COUNTABLES.contains(countable)) {
            errors.notAmong(new Location(List.of("path", "countable")), TextNode.valueOf(countable), COUNTABLES);
        }
        Location filterPlace = Location.BODY.child("filter");
        if (body.has("filter")) {
            EventModels.FILTER.check(request.release(), body.get("filter"), filterPlace, errors);
        } else {
            errors.missing(filterPlace, null);
        }
        EventModels.checkCount(body, UNITS, errors);
        errors.raise();
        EventFilter filter = EventFilter.of(body.path("filter"), store.now());
        String unit = body.path("time_unit").asText("day");
        Duration span = span(unit, body.path("time_interval").asDouble(1));
        checkSpans(filter, span);
        return switch (countable) {
            case "event", "resource" -> ApiResponse.ok(byValue(store, filter, countable));
            case "day" -> ApiResponse.ok(bySpan(store, filter, span("day", 1), span, unit));
            default -> ApiResponse.ok(bySpan(store, filter, span, span, unit));
        };
    }

    private static Duration span(String unit, double interval) {
        Duration one = switch (unit) {
            case "week" -> Duration.ofDays(7);
            case "day" -> Duration.ofDays(1);
            case "hour" -> Duration.ofHours(1);
            case "minute" -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
        return Duration.of(Math.round(one.toSeconds() * interval * MICROS), ChronoUnit.MICROS);
    }

    private static void checkSpans(EventFilter filter, Duration span) {
        long micros = ChronoUnit.MICROS.between(filter.since(), filter.until());
        long spans = -Math.floorDiv(-micros, span.toNanos() / 1000);
        if (spans > MOST_SPANS) {
            throw ErrorResponseException.detail(
                    422,
                    "The given interval would create " + spans
                            + " buckets, which is too many. Please increase the interval or reduce the time range to"
                            + " produce " + MOST_SPANS + " buckets or fewer.");
        }
    }

    /** A value, its label in its latest event, and its events. */
    private static final class Count {
        private final String value;
        private String label = "";
        private final List<Instant> times = new ArrayList<>();

        private Count(String value) {
            this.value = value;
        }

        private ObjectNode toJson(PrefectRelease release) {
            return row(release, value, label, times.size(), times.get(0), times.get(times.size() - 1));
        }
    }

    private static ArrayNode byValue(Store store, EventFilter filter, String countable) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (Event event : filter.oldestFirst(store.events)) {
            String value = countable.equals("event") ? event.name() : event.resourceId();
            Count count = counts.computeIfAbsent(value, Count::new);
            count.times.add(event.occurred());
            count.label = countable.equals("event") ? event.name() : label(event);
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        counts.values().stream()
                .sorted(Comparator.comparing((Count count) -> -count.times.size())
                        .thenComparing(count -> count.label))
                .forEach(count -> rows.add(count.toJson(store.release())));
        return rows;
    }

    private static String label(Event event) {
        JsonNode resource = event.content().get().path("resource");
        String name = resource.path("prefect.name").asText(event.resourceId());
        return resource.path("prefect.resource.name").asText(name);
    }

    /** Returns a row for each span of the period; 3.x fails if events are counted by days and shown by other units. */
    private static ArrayNode bySpan(Store store, EventFilter filter, Duration counted, Duration span, String unit) {
        Instant end = filter.until().isAfter(store.now()) ? endOf(unit, store.now()) : filter.until();
        long first = index(filter.since(), span);
        List<ObjectNode> rows = new ArrayList<>();
        for (Instant start = PIVOT.plus(span.multipliedBy(first)); start.isBefore(end); start = start.plus(span)) {
            String label = Times.text(PrefectRelease.V2_20, start);
            Instant last = start.plus(span).minus(1, ChronoUnit.MICROS);
            rows.add(row(store.release(), String.valueOf(rows.size()), label, 0, start, last));
        }
        for (Event event : filter.oldestFirst(store.events)) {
            // A negative index counts from the end, as in Python.
            long place = index(event.occurred().truncatedTo(ChronoUnit.SECONDS), counted) - first;
            long row = place < 0 ? place + rows.size() : place;
            if (row < 0 || row >= rows.size()) {
                throw ErrorResponseException.serverError();
            }
            ObjectNode counts = rows.get((int) row);
            counts.put("count", counts.path("count").asInt() + 1);
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rows.forEach(all::add);
        return all;
    }

    private static long index(Instant time, Duration span) {
        return Math.floorDiv(ChronoUnit.MICROS.between(PIVOT, time), span.toNanos() / 1000);
    }

    private static Instant endOf(String unit, Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        OffsetDateTime start = switch (unit) {
            case "week" -> time.truncatedTo(ChronoUnit.DAYS).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "day" -> time.truncatedTo(ChronoUnit.DAYS);
            case "hour" -> time.truncatedTo(ChronoUnit.HOURS);
            case "minute" -> time.truncatedTo(ChronoUnit.MINUTES);
            default -> time.truncatedTo(ChronoUnit.SECONDS);
        };
        return start.toInstant().plus(span(unit, 1)).minus(1, ChronoUnit.MICROS);
    }

    private static ObjectNode row(
            PrefectRelease release, String value, String label, int count, Instant start, Instant end) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", value)
                .put("label", label)
                .put("count", count)
                .put("start_time", Times.text(release, start))
                .put("end_time", Times.text(release, end));
    }
}
