/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Map;

/** The models of events and of filters on events, as 3.x reads them. */
public final class EventModels {
    private static final int LONGEST_NAME = 1024;
    private static final int MOST_RELATED = 100;
    private static final int LONGEST_QUERY = 200;
    private static final double SHORTEST_INTERVAL = 0.01;
    private static final RequestModel EVENT = RequestModel.open(
            "occurred!:time",
            "event!:event_name",
            "resource!:resource",
            "related+:related_resources",
            "payload+:object",
            "id!:uuid",
            "follows:uuid");

    static final RequestModel OCCURRED = RequestModel.of("since+:time", "until+:time");
    static final RequestModel NAMES =
            RequestModel.of("prefix:texts", "exclude_prefix:texts", "name:texts", "exclude_name:texts");
    static final RequestModel RESOURCE =
            RequestModel.of("id:texts", "id_prefix:texts", "labels:labels", "distinct+:bool");
    static final RequestModel RELATED =
            RequestModel.of("id:texts", "role:texts", "resources_in_roles:list", "labels:labels");
    static final RequestModel ANY_RESOURCE = RequestModel.of("id:texts", "id_prefix:texts", "labels:labels");
    static final RequestModel IDS = RequestModel.of("id:uuids");
    static final RequestModel TEXT = RequestModel.of("query!:search_text");

    /** A filter on events. */
    public static final RequestModel FILTER = RequestModel.of(
            "occurred+:event_period",
            "event:event_names",
            "resource:event_resource",
            "related:event_related",
            "any_resource:event_any_resource",
            "id+:event_ids",
            "text:event_text",
            "order+:event_order");

    private EventModels() {}

    /** Adds what is wrong with an event; it may have other members. */
    public static void checkEvent(PrefectRelease release, JsonNode event, Location place, ValidationErrors errors) {
        if (event.isObject()) {
            EVENT.check(release, event, place, errors);
        } else {
            errors.notModel(place, event);
        }
    }

    /** Adds what is wrong with the limit of a page. */
    public static void checkLimit(JsonNode limit, int maximum, ValidationErrors errors) {
        Location place = Location.BODY.child("limit");
        if (!limit.isMissingNode() && !limit.isIntegralNumber()) {
            errors.notInteger(place, limit);
        } else if (limit.asInt() < 0) {
            errors.tooSmall(place, limit, 0);
        } else if (limit.asInt() > maximum) {
            errors.tooLarge(place, limit, maximum);
        }
    }

    /** Adds what is wrong with the unit and the interval of counts. */
    public static void checkCount(JsonNode body, List<String> units, ValidationErrors errors) {
        if (body.has("time_unit") && !units.contains(body.path("time_unit").asText())) {
            errors.notAmong(Location.BODY.child("time_unit"), body.get("time_unit"), units);
        }
        JsonNode interval = body.path("time_interval");
        Location place = Location.BODY.child("time_interval");
        if (!interval.isMissingNode() && !interval.isNumber()) {
            errors.notNumber(place, interval);
        } else if (interval.isNumber() && interval.asDouble() < SHORTEST_INTERVAL) {
            errors.tooSmall(place, interval, 0);
        }
    }

    static void checkName(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        TextFields.text(release, value, place, errors);
        if (value.asText().length() > LONGEST_NAME) {
            errors.wrong(place, value, "Event name must be at most " + LONGEST_NAME + " characters");
        }
    }

    static void checkQuery(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        TextFields.text(release, value, place, errors);
        if (value.asText().length() > LONGEST_QUERY) {
            errors.tooLong(place, value, LONGEST_QUERY, "string_too_long");
        }
    }

    static void checkResource(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        checkLabels(release, value, place, errors, "prefect.resource.id");
    }

    static void checkRelated(PrefectRelease release, JsonNode list, Location place, ValidationErrors errors) {
        if (!list.isArray()) {
            errors.notListOfModels(place, list);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            checkLabels(release, list.get(i), place.child(i), errors, "prefect.resource.id", "prefect.resource.role");
        }
        if (list.size() > MOST_RELATED) {
            errors.wrong(place, list, "The maximum number of related resources is " + MOST_RELATED);
        }
    }

    private static void checkLabels(
            PrefectRelease release, JsonNode value, Location place, ValidationErrors errors, String... required) {
        if (!value.isObject()) {
            errors.notMap(place, value);
            return;
        }
        int before = errors.size();
        for (Map.Entry<String, JsonNode> label : value.properties()) {
            TextFields.text(release, label.getValue(), place.child(label.getKey()), errors);
        }
        for (String label : required) {
            if (errors.size() == before && value.path(label).asText().isEmpty()) {
                errors.wrong(place, value, "The " + label + " label must be present and non-empty");
            }
        }
    }

    /** Adds what is wrong with the expected values of labels: a text or a list of texts for each. */
    static void checkExpectedLabels(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (!value.isObject()) {
            errors.notMap(place, value);
            return;
        }
        for (Map.Entry<String, JsonNode> label : value.properties()) {
            Location here = place.child(label.getKey());
            if (label.getValue().isArray()) {
                FieldCheck.eachOf(TextFields::text).check(release, label.getValue(), here.child("list[str]"), errors);
            } else if (!label.getValue().isTextual()) {
                errors.notText(here.child("str"), label.getValue());
                errors.notListOfModels(here.child("list[str]"), label.getValue());
            }
        }
    }
}
