/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Locale;

/** The kinds of values that a field of a request may hold, each with its check. */
@SuppressWarnings("ImmutableEnumChecker") // The checks are functions without state.
enum FieldKind {
    /** Any JSON value. */
    ANY((release, value, place, errors) -> {}),
    /** A text; 2.20 also accepts numbers. */
    TEXT(TextFields::text, TextFields::converted),
    /** A text without the characters that Prefect forbids in names. */
    NAME(TextFields::name, TextFields::converted),
    /** The slug of a block type, or the name of a block document. */
    SLUG(TextFields::slug),
    /** The name of a variable. */
    VARIABLE_NAME(TextFields::variableName, TextFields::converted),
    /** The value of a variable. */
    VARIABLE_VALUE(
            TextFields::variableValue,
            (release, value) -> release == PrefectRelease.V3 ? value : TextFields.converted(release, value)),
    /** The name of a work pool, which has a check of its own for the empty text. */
    POOL_NAME(TextFields::poolName, TextFields::converted),
    /** An absolute address; 3.x accepts any text. */
    URL(TextFields::url),
    /** A UUID in its long form. */
    UUID((release, value, place, errors) -> {
        if (!Uuids.isUuid(value.asText())) {
            errors.badUuid(place, value);
        }
    }),
    /** A whole number, or a text that holds one. */
    INT(NumberFields::integer, NumberFields::convertedInteger),
    /** A truth value, or a text or number that means one. */
    BOOL(NumberFields::truth, NumberFields::convertedTruth),
    /** A number. */
    NUMBER(NumberFields::number),
    /** A number, 0 or more. */
    RATE(NumberFields::rate),
    /** A whole number, 0 or more. */
    SIZE(NumberFields::size, NumberFields::convertedInteger),
    /** A whole number above 0. */
    COUNT(NumberFields::count, NumberFields::convertedInteger),
    /** A whole number, 1 or more. */
    POSITION(NumberFields::position, NumberFields::convertedInteger),
    /** A date and time in the form of ISO 8601. */
    ISO_TIME((release, value, place, errors) -> {
        if (Times.parse(value) == null) {
            errors.notIsoTime(place, value);
        }
    }),
    /** A date and time. */
    TIME((release, value, place, errors) -> {
        if (Times.parse(value) == null) {
            errors.notTime(place, value);
        }
    }),
    /** An array. */
    LIST(FieldCheck.eachOf((release, value, place, errors) -> {})),
    /** An array of texts. */
    TEXTS(FieldCheck.eachOf(TextFields::text), TextFields::convertedItems),
    /** An array of UUIDs. */
    UUIDS(FieldCheck.eachOf((release, value, place, errors) -> UUID.check(release, value, place, errors))),
    /** An array of the filters of a saved search. */
    SEARCH_FILTERS(FieldCheck.eachOf(
            (release, value, place, errors) -> RequestModel.SEARCH_FILTER.check(release, value, place, errors))),
    /** An array of the schedules of a deployment. */
    SCHEDULES(FieldCheck.eachOf(
            (release, value, place, errors) -> RequestModel.SCHEDULE.check(release, value, place, errors))),
    /** An array of changes of the schedules of a deployment, which only 3.x accepts without their dates. */
    SCHEDULE_UPDATES(FieldCheck.eachOf((release, value, place, errors) -> {
        RequestModel model = release == PrefectRelease.V3 ? RequestModel.SCHEDULE_UPDATE : RequestModel.SCHEDULE;
        model.check(release, value, place, errors);
    })),
    /** An object. */
    OBJECT((release, value, place, errors) -> {
        if (!value.isObject()) {
            errors.notMap(place, value);
        }
    }),
    /** An object whose values are scalars. */
    LABEL_VALUES(TextFields::labelValues),
    /** What a deployment does with runs above its limit. */
    CONCURRENCY_OPTIONS(ConcurrencyOptions::check, ConcurrencyOptions::complete),
    /** The schema of the parameters of a deployment; an empty one means an object in 3.x. */
    PARAMETER_SCHEMA(
            (release, value, place, errors) -> OBJECT.check(release, value, place, errors),
            (release, value) -> release == PrefectRelease.V3 && value.isEmpty() ? noParameters() : value),
    /** The holder of a lease. */
    HOLDER((release, value, place, errors) -> RequestModel.HOLDER.check(release, value, place, errors)),
    /** The type of the holder of a lease. */
    HOLDER_TYPE((release, value, place, errors) -> {
        List<String> types = List.of("flow_run", "task_run", "deployment");
        if (!types.contains(value.asText())) {
            errors.notLiteral(place, value, types);
        }
    }),
    /** A proposed state. */
    STATE((release, value, place, errors) -> RequestModel.STATE.check(release, value, place, errors)),
    /** The name of a state type. */
    STATE_TYPE((release, value, place, errors) -> {
        if (!StateType.NAMES.contains(value.asText())) {
            errors.notAmong(place, value, StateType.NAMES);
        }
    }),
    /** The name of an event. */
    EVENT_NAME(EventModels::checkName),
    /** The resource of an event: labels with an id. */
    RESOURCE(EventModels::checkResource),
    /** An array of the related resources of an event. */
    RELATED_RESOURCES(EventModels::checkRelated),
    /** The expected values of labels. */
    LABELS(EventModels::checkExpectedLabels),
    /** A search in the text of events. */
    SEARCH_TEXT(EventModels::checkQuery),
    /** The period of a filter on events. */
    EVENT_PERIOD((release, value, place, errors) -> EventModels.OCCURRED.check(release, value, place, errors)),
    /** The condition of a filter on the names of events. */
    EVENT_NAMES((release, value, place, errors) -> EventModels.NAMES.check(release, value, place, errors)),
    /** The condition of a filter on the resource of events. */
    EVENT_RESOURCE((release, value, place, errors) -> EventModels.RESOURCE.check(release, value, place, errors)),
    /** The conditions of a filter on the related resources of events. */
    EVENT_RELATED(FieldCheck.oneOrMore(
            "EventRelatedFilter",
            (release, value, place, errors) -> EventModels.RELATED.check(release, value, place, errors))),
    /** The conditions of a filter on any resource of events. */
    EVENT_ANY_RESOURCE(FieldCheck.oneOrMore(
            "EventAnyResourceFilter",
            (release, value, place, errors) -> EventModels.ANY_RESOURCE.check(release, value, place, errors))),
    /** The condition of a filter on the ids of events. */
    EVENT_IDS((release, value, place, errors) -> EventModels.IDS.check(release, value, place, errors)),
    /** The condition of a filter on the text of events. */
    EVENT_TEXT((release, value, place, errors) -> EventModels.TEXT.check(release, value, place, errors)),
    /** The order of events. */
    EVENT_ORDER(FieldCheck.among("ASC", "DESC")),
    /** A schedule: an interval, a cron expression or a recurrence rule. */
    SCHEDULE(ScheduleModel::check),
    /** The base job template of a work pool. */
    TEMPLATE((release, value, place, errors) -> JobTemplate.check(value, place, errors));

    private final FieldCheck check;
    private final FieldConversion conversion;

    FieldKind(FieldCheck check) {
        this(check, (release, value) -> value);
    }

    FieldKind(FieldCheck check, FieldConversion conversion) {
        this.check = check;
        this.conversion = conversion;
    }

    private static JsonNode noParameters() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    /** Returns the kind with the given name in lower case. */
    static FieldKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Adds what is wrong with a value of this kind. */
    void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        check.check(release, value, place, errors);
    }

    /** Returns the value that the server stores for a valid one; null stays null. */
    JsonNode converted(PrefectRelease release, JsonNode value) {
        return conversion.converted(release, value);
    }
}
