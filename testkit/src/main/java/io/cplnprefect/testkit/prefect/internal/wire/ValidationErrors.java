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
        String old = "extra fields not permitted";
        add(place, value, "value_error.extra", old, "extra_forbidden", "Extra inputs are not permitted");
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
                value.isTextual() ? "uuid_parsing" : "uuid_type",
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

    /** Adds that the body is not JSON from a position on. */
    public void notJson(int position) {
        String text = "JSON decode error";
        add(Location.BODY.child(position), null, "value_error.jsondecode", text, "json_invalid", text);
    }

    public void notText(Location place, JsonNode value) {
        add(place, value, "type_error.str", "str type expected", "string_type", "Input should be a valid string");
    }

    public void notInteger(Location place, JsonNode value) {
        boolean fraction = value.isNumber();
        String type = fraction ? "int_from_float" : value.isTextual() ? "int_parsing" : "int_type";
        String text = fraction
                ? "Input should be a valid integer, got a number with a fractional part"
                : "Input should be a valid integer, unable to parse string as an integer";
        add(place, value, "type_error.integer", "value is not a valid integer", type, text);
    }

    public void notTruth(Location place, JsonNode value) {
        boolean parsed = value.isTextual() || value.isNumber();
        add(
                place,
                value,
                "type_error.bool",
                "value could not be parsed to a boolean",
                parsed ? "bool_parsing" : "bool_type",
                parsed
                        ? "Input should be a valid boolean, unable to interpret input"
                        : "Input should be a valid boolean");
    }

    /** Adds that a required field is null, for which only 2.20 has an error of its own. */
    public void nullNotAllowed(Location place, JsonNode value) {
        String old = "none is not an allowed value";
        add(place, value, "type_error.none.not_allowed", old, "string_type", "Input should not be null");
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

    /** Adds that a value which has a model is no object. */
    public void notModel(Location place, JsonNode value) {
        add(
                place,
                value,
                "type_error.dict",
                "value is not a valid dict",
                "model_attributes_type",
                "Input should be a valid dictionary or object to extract fields from");
    }

    /** Adds that a text is not an absolute address; 3.x accepts any text. */
    public void badUrl(Location place, JsonNode value, boolean scheme) {
        String part = scheme ? "scheme" : "host";
        add(place, value, "value_error.url." + part, "URL " + part + " invalid", "url_parsing", "Invalid URL");
    }

    public void notTime(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.parser",
                "Unable to parse string [" + value.asText() + "]",
                "value_error",
                "Value error, Unable to parse datetime");
    }

    /** Adds that a value is not a time in the form of ISO 8601. */
    public void notIsoTime(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.parser",
                "Unable to parse string [" + value.asText() + "]",
                "datetime_from_date_parsing",
                "Input should be a valid datetime or date");
    }

    /** Adds that a query parameter is not a time. */
    public void notQueryTime(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.datetime",
                "invalid datetime format",
                "datetime_from_date_parsing",
                "Input should be a valid datetime or date");
    }

    /** Adds that a number is less than a minimum. */
    public void tooSmall(Location place, JsonNode value, int minimum) {
        add(
                place,
                value,
                "value_error.number.not_ge",
                "ensure this value is greater than or equal to " + minimum,
                "greater_than_equal",
                "Input should be greater than or equal to " + minimum);
    }

    /** Adds that a part of a body that is more than 0 is not. */
    public void notAboveZero(Location place, JsonNode value) {
        String old = "ensure this value is greater than 0";
        add(place, value, "value_error.number.not_gt", old, "greater_than", "Input should be greater than 0");
    }

    /** Adds that a list is empty, which only 2.20 refuses. */
    public void tooFew(Location place, JsonNode value) {
        String old = "ensure this value has at least 1 items";
        add(place, value, "value_error.list.min_items", old, "too_short", "List should have at least 1 item");
    }

    /** Adds that a text is not among those that a field allows. */
    public void notLiteral(Location place, JsonNode value, List<String> members) {
        String text = members.stream().map(m -> "'" + m + "'").collect(Collectors.joining(" or "));
        String old = "unexpected value; permitted: " + text.replace(" or ", ", ");
        add(place, value, "value_error.const", old, "literal_error", "Input should be " + text);
    }

    /** Adds that a text does not have the required form. */
    public void badPattern(Location place, JsonNode value) {
        add(
                place,
                value,
                "value_error.str.regex",
                "string does not match the required form",
                "string_pattern_mismatch",
                "String should match the required pattern");
    }

    /** Adds that a value is no list; unlike {@link #notList}, of a body that is declared as a list of models. */
    public void notListOfModels(Location place, JsonNode value) {
        add(place, value, "type_error.list", "value is not a valid list", "list_type", "Input should be a valid list");
    }

    /** Adds that a value is no map. */
    public void notMap(Location place, JsonNode value) {
        add(
                place,
                value,
                "type_error.dict",
                "value is not a valid dict",
                "dict_type",
                "Input should be a valid dictionary");
    }

    /** Adds that a number is greater than a maximum. */
    public void tooLarge(Location place, JsonNode value, int maximum) {
        add(
                place,
                value,
                "value_error.number.not_le",
                "ensure this value is less than or equal to " + maximum,
                "less_than_equal",
                "Input should be less than or equal to " + maximum);
    }

    /** Adds that a text has more characters than a maximum, with the type that 3.x has for it. */
    public void tooLong(Location place, JsonNode value, int maximum, String type) {
        String old = "ensure this value has at most " + maximum + " characters";
        String text = "String should have at most " + maximum + " characters";
        add(place, value, "value_error.any_str.max_length", old, type, text);
    }

    /** Returns the number of errors so far. */
    public int size() {
        return details.size();
    }

    /** Adds that a value is no number. */
    public void notNumber(Location place, JsonNode value) {
        add(
                place,
                value,
                "type_error.float",
                "value is not a valid float",
                value.isTextual() ? "float_parsing" : "float_type",
                "Input should be a valid number");
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
