/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The validation errors of one request, in the words of the release's validator: pydantic 1 in 2.20, pydantic 2 in 3.x. */
public final class ValidationErrors {
    private final PrefectRelease release;
    private final JsonNode request;
    private final ArrayNode details = JsonNodeFactory.instance.arrayNode();

    public ValidationErrors(PrefectRelease release, JsonNode request) {
        this.release = release;
        this.request = request;
    }

    public void extra(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.extra",
                "extra fields not permitted",
                "extra_forbidden",
                "Extra inputs are not permitted");
    }

    public void missing(Location place, @Nullable JsonNode parent) {
        add(place, parent, "value_error.missing", "field required", "missing", "Field required");
    }

    public void badUuid(Location place, JsonNode value) {
        add(
                place,
                value,
                "type_error.uuid",
                "value is not a valid uuid",
                "uuid_parsing",
                "Input should be a valid UUID");
    }

    public void badName(Location place, JsonNode value) {
        String old = "Name '" + value.asText()
                + "' contains an invalid character. Must not contain any of: ['/', '%', '&', '>', '<'].";
        String text = "String should match pattern '^[^/%&><]+$'";
        add(place, value, "value_error.invalidname", old, "string_pattern_mismatch", text);
    }

    public void notAmong(Location place, JsonNode value, List<String> members) {
        String quoted = members.stream().map(m -> "'" + m + "'").collect(Collectors.joining(", "));
        String either = quoted.replaceFirst(", ('[^']*')$", " or $1");
        String old = "value is not a valid enumeration member; permitted: " + quoted;
        add(place, value, "type_error.enum", old, "enum", "Input should be " + either);
    }

    public void notText(Location place, JsonNode value) {
        add(place, value, "type_error.str", "str type expected", "string_type", "Input should be a valid string");
    }

    public void notInteger(Location place, JsonNode value) {
        boolean fraction = value.isNumber();
        String type = fraction ? "int_from_float" : "int_parsing";
        String text = fraction
                ? "Input should be a valid integer, got a number with a fractional part"
                : "Input should be a valid integer, unable to parse string as an integer";
        add(place, value, "type_error.integer", "value is not a valid integer", type, text);
    }

    public void notList(Location place, JsonNode value) {
        boolean body = place.equals(Location.BODY);
        add(
                place,
                value,
                "type_error.list",
                "value is not a valid list",
                body ? "is_instance_of" : "list_type",
                "Input should be a valid list");
    }

    public void notObject(Location place, JsonNode value) {
        boolean model = place.equals(Location.BODY);
        String type = model ? "model_attributes_type" : "dict_type";
        String text = model
                ? "Input should be a valid dictionary or object to extract fields from"
                : "Input should be a valid dictionary";
        add(place, value, "type_error.dict", "value is not a valid dict", type, text);
    }

    public void notTime(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.datetime",
                "invalid datetime format",
                "datetime_from_date_parsing",
                "Input should be a valid datetime or date");
    }

    /** Adds that a page's offset is negative. */
    public void tooSmall(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.number.not_ge",
                "ensure this value is greater than or equal to 0",
                "greater_than_equal",
                "Input should be greater than or equal to 0");
    }

    /** Adds that a field which is at least 0 is negative. */
    public void negative(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.validation",
                "ensure this value is greater than or equal to 0",
                "greater_than_equal",
                "Input should be greater than or equal to 0");
    }

    /** Adds that a field which is more than 0 is not. */
    public void notPositive(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.validation",
                "ensure this value is greater than 0",
                "greater_than",
                "Input should be greater than 0");
    }

    /** Adds an error of one of Prefect's own checks. */
    public void wrong(Location place, JsonNode value, String text) {
        add(place, value, "value_error", text, "value_error", "Value error, " + text);
    }

    /** Ends the request with status 422 if there are errors; the body contains the request, as Prefect's does. */
    public void raise() {
        if (details.isEmpty()) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("exception_message", "Invalid request received.");
        body.set("exception_detail", details);
        body.set("request_body", request.isMissingNode() ? JsonNodeFactory.instance.nullNode() : request);
        throw new ErrorResponseException(ApiResponse.of(422, body));
    }

    private void add(
            Location place, @Nullable JsonNode input, String oldType, String oldText, String type, String text) {
        ObjectNode detail = details.addObject();
        boolean v3 = release == PrefectRelease.V3;
        detail.set("loc", place.json());
        detail.put("type", v3 ? type : oldType);
        detail.put("msg", v3 ? text : oldText);
        if (v3) {
            detail.set("input", input == null || input.isMissingNode() ? JsonNodeFactory.instance.nullNode() : input);
        }
    }
}
