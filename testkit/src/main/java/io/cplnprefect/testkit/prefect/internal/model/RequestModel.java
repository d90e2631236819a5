/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that a request body may have.
 *
 * <p>A field is written {@code name:kind}, with a {@link FieldKind} in lower case; {@code name!} is required,
 * {@code name+} may be absent but not null, {@code name@2} exists in 2.20 only and {@code name@3} in 3.x only. Each model is declared beside the route that reads it.
 */
public final class RequestModel {
    // Declared first: the model below is created with it.
    private static final Pattern FIELD = Pattern.compile("(\\w+)([!+]?)(?:@([23]))?:(\\w+)");

    /** The short form of a state, in which clients propose it. */
    static final RequestModel STATE = of(
            "type!:state_type",
            "name:text",
            "message:text",
            "data:any",
            "state_details:object",
            "timestamp@2:any",
            "id@2:any");

    /** One filter of a saved search. */
    static final RequestModel SEARCH_FILTER =
            open("object!:text", "property!:text", "type!:text", "operation!:text", "value!:any");

    /** The holder of a lease. */
    static final RequestModel HOLDER = of("type!:holder_type", "id!:uuid");
    /** A schedule of a deployment. */
    public static final RequestModel SCHEDULE = of(
            "schedule!:schedule",
            "active:bool",
            "max_scheduled_runs:position",
            "max_active_runs@2:position",
            "catchup@2:bool",
            "parameters@3:object",
            "slug@3:text",
            "replaces@3:text");

    /** A schedule of a deployment as a change of it is written. */
    public static final RequestModel SCHEDULE_UPDATE = of(
            "schedule:schedule",
            "active:bool",
            "max_scheduled_runs:position",
            "max_active_runs@2:position",
            "catchup@2:bool",
            "parameters@3:object",
            "slug@3:text",
            "replaces@3:text");

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final boolean open;

    private record Field(String name, boolean required, boolean nullable, String only, FieldKind kind) {
        boolean existsIn(PrefectRelease release) {
            return only.isEmpty() || only.equals(release == PrefectRelease.V3 ? "3" : "2");
        }
    }

    private RequestModel(boolean open, String... fields) {
        this.open = open;
        Arrays.stream(fields).map(RequestModel::field).forEach(field -> this.fields.put(field.name(), field));
    }

    /** Returns the model of a body that is one object; it refuses other fields. */
    public static RequestModel of(String... fields) {
        return new RequestModel(false, fields);
    }

    /** Returns the model of a body with several named parts; it ignores other fields. */
    public static RequestModel open(String... fields) {
        return new RequestModel(true, fields);
    }

    /** Returns a model with the given fields and more. */
    public static RequestModel of(String[] fields, String... more) {
        String[] all = Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return of(all);
    }

    /**
     * Returns the body of a request that fits this model.
     *
     * @throws io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException with status 422 if it does not
     */
    public ObjectNode read(ApiRequest request) {
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        // pydantic 1 reads an empty list as an object without members.
        boolean empty = request.release() == PrefectRelease.V2_20
                && request.body().isArray()
                && request.body().isEmpty();
        JsonNode body = open ? request.parts() : empty ? JsonNodeFactory.instance.objectNode() : request.body();
        check(request.release(), body, Location.BODY, errors);
        errors.raise();
        convert(request.release(), (ObjectNode) body);
        return (ObjectNode) body;
    }

    /** Replaces values that have the right meaning but another type, such as a text with a number. */
    private void convert(PrefectRelease release, ObjectNode body) {
        for (Field field : fields.values()) {
            JsonNode value = body.path(field.name());
            if (!value.isMissingNode() && !value.isNull()) {
                body.set(field.name(), field.kind().converted(release, value));
            }
        }
    }

    /** Adds what is wrong with a value. */
    public void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (value.isMissingNode() && !open) {
            errors.missing(place, null);
            return;
        }
        if (!value.isObject() && !open) {
            errors.notModel(place, value);
            return;
        }
        for (Field field : fields.values()) {
            check(release, field, value, place, errors);
        }
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            Field field = fields.get(part.getKey());
            if (!open && (field == null || !field.existsIn(release))) {
                errors.extra(place.child(part.getKey()), part.getValue());
            }
        }
    }

    private void check(PrefectRelease release, Field field, JsonNode value, Location place, ValidationErrors errors) {
        JsonNode part = value.path(field.name());
        if (part.isMissingNode()) {
            if (field.required()) {
                errors.missing(place.child(field.name()), open ? null : value);
            }
        } else if (field.existsIn(release) && part.isNull()) {
            if (!field.nullable() && release == PrefectRelease.V2_20 && field.kind() != FieldKind.ANY) {
                errors.nullNotAllowed(place.child(field.name()), part);
            } else if (!field.nullable()) {
                field.kind().check(release, part, place.child(field.name()), errors);
            }
        } else if (field.existsIn(release)) {
            field.kind().check(release, part, place.child(field.name()), errors);
        }
    }

    private static Field field(String text) {
        Matcher matcher = FIELD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid field '" + text + "': expected name:kind");
        }
        String only = matcher.group(3) == null ? "" : matcher.group(3);
        String mark = matcher.group(2);
        return new Field(matcher.group(1), mark.equals("!"), mark.isEmpty(), only, FieldKind.named(matcher.group(4)));
    }
}
