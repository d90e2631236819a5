/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The checks of fields that hold a number or a truth value. */
final class NumberFields {

    private NumberFields() {}

    static void integer(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        boolean fraction = value.isNumber() && value.asDouble() != Math.rint(value.asDouble());
        boolean text = value.isTextual() && !isInteger(value);
        if ((fraction && release == PrefectRelease.V3) || text || value.isContainerNode() || value.isNull()) {
            errors.notInteger(place, value);
        }
    }

    static JsonNode convertedInteger(PrefectRelease release, JsonNode value) {
        return value.isTextual()
                ? LongNode.valueOf(Long.parseLong(value.asText().strip()))
                : value;
    }

    static void size(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        constrained(release, value, place, errors);
        if (value.isNumber() && value.asInt() < 0) {
            errors.negative(place, value);
        }
    }

    static void count(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        constrained(release, value, place, errors);
        if (value.isNumber() && value.asInt() <= 0) {
            errors.notAboveZero(place, value);
        }
    }

    static void position(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        constrained(release, value, place, errors);
        if (value.isNumber() && value.asInt() < 1) {
            errors.notPositive(place, value);
        }
    }

    private static void constrained(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (release == PrefectRelease.V2_20 && value.isTextual() && !isInteger(value)) {
            errors.negative(place, value);
        } else {
            integer(release, value, place, errors);
        }
    }

    private static boolean isInteger(JsonNode text) {
        return text.asText().strip().matches("[+-]?\\d+");
    }

    static void number(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (!value.isNumber() && !value.asText().strip().matches("[+-]?\\d+(\\.\\d+)?")) {
            errors.notNumber(place, value);
        }
    }

    static void rate(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        number(release, value, place, errors);
        if (value.isNumber() && value.asDouble() < 0) {
            errors.negative(place, value);
        }
    }

    static void truth(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (truth(value) == null) {
            errors.notTruth(place, value);
        }
    }

    static JsonNode convertedTruth(PrefectRelease release, JsonNode value) {
        Boolean truth = truth(value);
        return truth == null ? value : BooleanNode.valueOf(truth);
    }

    /** Returns the truth value that the server reads, or null for another value. */
    static @Nullable Boolean truth(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "1", "true", "t", "on", "yes", "y" -> true;
            case "0", "false", "f", "off", "no", "n" -> false;
            default -> null;
        };
    }
}
