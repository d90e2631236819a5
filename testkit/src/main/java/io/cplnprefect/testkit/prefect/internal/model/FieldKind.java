/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Locale;

/** The kinds of values that a field of a request may hold, each with its check. */
enum FieldKind {
    /** Any JSON value. */
    ANY {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            // Every value is valid.
        }
    },
    /** A text; 2.20 also accepts numbers. */
    TEXT {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            // pydantic 1 converts numbers to text, pydantic 2 does not.
            boolean converted = release == PrefectRelease.V2_20 && !value.isContainerNode() && !value.isNull();
            if (!value.isTextual() && !converted) {
                errors.notText(place, value);
            }
        }
    },
    /** A text without the characters that Prefect forbids in names. */
    NAME {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            TEXT.check(release, value, place, errors);
            String name = value.asText();
            boolean empty = release == PrefectRelease.V3 && name.isEmpty();
            if (value.isTextual() && (empty || name.chars().anyMatch(c -> "/%&><".indexOf(c) >= 0))) {
                errors.badName(place, value);
            }
        }
    },
    /** A UUID in its long form. */
    UUID {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            if (!Uuids.isUuid(value.asText())) {
                errors.badUuid(place, value);
            }
        }
    },
    /** A whole number, or a text that holds one. */
    INT {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            boolean fraction = value.isNumber() && value.asDouble() != Math.rint(value.asDouble());
            boolean text = value.isTextual() && !value.asText().strip().matches("[+-]?\\d+");
            if ((fraction && release == PrefectRelease.V3) || text || value.isContainerNode() || value.isNull()) {
                errors.notInteger(place, value);
            }
        }
    },
    /** A whole number, 0 or more. */
    SIZE {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            INT.check(release, value, place, errors);
            if (value.isNumber() && value.asInt() < 0) {
                errors.negative(place, value);
            }
        }
    },
    /** A whole number, 1 or more. */
    POSITION {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            INT.check(release, value, place, errors);
            if (value.isNumber() && value.asInt() < 1) {
                errors.notPositive(place, value);
            }
        }
    },
    /** An array. */
    LIST {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            if (!value.isArray()) {
                errors.notList(place, value);
            }
        }
    },
    /** An object. */
    OBJECT {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            if (!value.isObject()) {
                errors.notObject(place, value);
            }
        }
    },
    /** A date and time. */
    TIME {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            if (Times.parse(value) == null) {
                errors.notTime(place, value);
            }
        }
    },
    /** A proposed state. */
    STATE {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            RequestModel.STATE.check(release, value, place, errors);
        }
    },
    /** The name of a state type. */
    STATE_TYPE {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            if (!StateType.NAMES.contains(value.asText())) {
                errors.notAmong(place, value, StateType.NAMES);
            }
        }
    },
    /** The base job template of a work pool. */
    TEMPLATE {
        @Override
        void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
            JobTemplate.check(value, place, errors);
        }
    };

    /** Returns the kind with the given name in lower case. */
    static FieldKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Adds what is wrong with a value of this kind. */
    abstract void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors);
}
