/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;

/** How a release checks the value of a field. */
@FunctionalInterface
interface FieldCheck {

    /** Adds what is wrong with a value. */
    void check(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors);

    /** Returns the check of a member of an enumeration. */
    static FieldCheck among(String... members) {
        return (release, value, place, errors) -> {
            if (!List.of(members).contains(value.asText())) {
                errors.notAmong(place, value, List.of(members));
            }
        };
    }

    /** Returns the check of an array whose items pass a check. */
    static FieldCheck eachOf(FieldCheck item) {
        return (release, value, place, errors) -> {
            if (!value.isArray()) {
                errors.notList(place, value);
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                item.check(release, value.get(i), place.child(i), errors);
            }
        };
    }

    /** Returns the check of a value that has a model, or of an array of such values; the errors name both. */
    static FieldCheck oneOrMore(String name, FieldCheck one) {
        return (release, value, place, errors) -> {
            Location single = place.child(name);
            Location several = place.child("list[" + name + "]");
            if (value.isArray()) {
                ValidationErrors found = new ValidationErrors(release, value);
                eachOf(one).check(release, value, several, found);
                if (found.size() > 0) {
                    errors.notModel(single, value);
                    eachOf(one).check(release, value, several, errors);
                }
            } else {
                int before = errors.size();
                one.check(release, value, single, errors);
                if (errors.size() > before) {
                    errors.notListOfModels(several, value);
                }
            }
        };
    }
}
