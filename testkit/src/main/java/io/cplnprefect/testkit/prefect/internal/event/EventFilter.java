/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.filter.TextQuery;
import io.cplnprefect.testkit.prefect.internal.model.QueryFlag;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.EventTable;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A filter on events that was checked; all its conditions hold. */
final class EventFilter {
    private static final Duration PERIOD = Duration.ofDays(180);

    private final JsonNode filter;
    private final Instant since;
    private final Instant until;

    private EventFilter(JsonNode filter, Instant since, Instant until) {
        this.filter = filter;
        this.since = since;
        this.until = until;
    }

    /** Returns a filter whose period ends now, unless it says otherwise. */
    static EventFilter of(JsonNode filter, Instant now) {
        Instant since = Times.parse(filter.path("occurred").path("since"));
        Instant until = Times.parse(filter.path("occurred").path("until"));
        return new EventFilter(
                filter,
                since == null ? now.truncatedTo(ChronoUnit.DAYS).minus(PERIOD) : since,
                until == null ? now : until);
    }

    /** Returns this filter, which does not start before a time. */
    EventFilter notBefore(Instant time) {
        return new EventFilter(filter, since.isBefore(time) ? time : since, until);
    }

    Instant since() {
        return since;
    }

    Instant until() {
        return until;
    }

    /** Returns this filter as JSON with the period that it has now. */
    ObjectNode toJson() {
        ObjectNode json = filter.deepCopy();
        json.putObject("occurred")
                .put("since", Times.text(PrefectRelease.V3, since))
                .put("until", Times.text(PrefectRelease.V3, until));
        return json;
    }

    /** Returns the events that match, in the order of the filter. */
    List<Event> select(EventTable events) {
        return select(events, filter.path("order").asText().equals("ASC"));
    }

    /** Returns the events that match, the oldest first. */
    List<Event> oldestFirst(EventTable events) {
        return select(events, true);
    }

    private List<Event> select(EventTable events, boolean ascending) {
        List<Event> found = new ArrayList<>(candidates(events)
                .filter(event -> includesLive(event) && relates(event))
                .toList());
        if (!ascending) {
            Collections.reverse(found);
        }
        if (QueryFlag.isTrue(filter.path("resource").path("distinct"))) {
            Set<String> seen = new HashSet<>();
            found.removeIf(event -> !seen.add(event.resourceId()));
        }
        return found;
    }

    /** Returns the events to test: those that an index finds, or those of the period. */
    private Stream<Event> candidates(EventTable events) {
        List<String> ids = texts(filter.path("id").path("id"));
        if (!ids.isEmpty()) {
            List<Event> found = new ArrayList<>();
            ids.stream()
                    .map(id -> events.get(id.toLowerCase(Locale.ROOT)))
                    .filter(Objects::nonNull)
                    .forEach(found::add);
            found.sort(Comparator.comparing(Event::occurred));
            return found.stream();
        }
        for (String part : List.of("resource", "related", "any_resource")) {
            List<String> resourceIds = texts(filter.path(part).path("id"));
            if (!resourceIds.isEmpty()) {
                return events.ofResources(resourceIds);
            }
        }
        return events.between(since, until);
    }

    /** Returns whether a live event matches; the server does not apply the conditions on related resources to those. */
    boolean includesLive(Event event) {
        return !event.occurred().isBefore(since)
                && !event.occurred().isAfter(until)
                && includesName(event.name())
                && includesId(event.id())
                && includesResource(event)
                && parts("any_resource").stream().allMatch(part -> includesAnyResource(event, part))
                && (!filter.hasNonNull("text")
                        || TextQuery.of(filter.path("text").path("query").asText())
                                .matches(textOf(event)));
    }

    private static String textOf(Event event) {
        ObjectNode json = event.toJson(PrefectRelease.V3);
        return event.name() + " " + json.path("resource") + " " + json.path("related") + " " + json.path("payload");
    }

    private boolean includesName(String name) {
        JsonNode names = filter.path("event");
        List<String> prefixes = texts(names.path("prefix"));
        List<String> exact = texts(names.path("name"));
        return (prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith))
                && texts(names.path("exclude_prefix")).stream().noneMatch(name::startsWith)
                && (exact.isEmpty() || exact.contains(name))
                && !texts(names.path("exclude_name")).contains(name);
    }

    private boolean includesId(String id) {
        List<String> ids = texts(filter.path("id").path("id"));
        return ids.isEmpty() || ids.stream().anyMatch(id::equalsIgnoreCase);
    }

    private boolean includesResource(Event event) {
        JsonNode condition = filter.path("resource");
        return ResourceCondition.hasId(condition, event.resourceId())
                && (!condition.hasNonNull("labels")
                        || ResourceCondition.hasLabels(
                                condition.path("labels"), event.content().get().path("resource")));
    }

    private static boolean includesAnyResource(Event event, JsonNode condition) {
        if (condition.isEmpty()) {
            return true;
        }
        if (!condition.hasNonNull("labels")) {
            return event.resourceIds().stream().anyMatch(id -> ResourceCondition.hasId(condition, id));
        }
        ObjectNode content = event.content().get();
        return Stream.concat(
                        Stream.of(content.path("resource")),
                        StreamSupport.stream(content.path("related").spliterator(), false))
                .anyMatch(resource -> ResourceCondition.matches(condition, resource));
    }

    private boolean relates(Event event) {
        for (JsonNode condition : parts("related")) {
            boolean found = condition.isEmpty();
            for (JsonNode related : event.content().get().path("related")) {
                found |= ResourceCondition.matches(condition, related);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** Returns the conditions of a member that is one or a list. */
    private List<JsonNode> parts(String member) {
        JsonNode part = filter.path(member);
        if (part.isArray()) {
            return StreamSupport.stream(part.spliterator(), false).toList();
        }
        return part.isObject() ? List.of(part) : List.of();
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list instanceof ArrayNode) {
            list.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }
}
