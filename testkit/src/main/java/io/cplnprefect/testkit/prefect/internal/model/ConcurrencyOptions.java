/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;

/** What a deployment of 3.x does with runs above its limit, and how long a run may take to begin; other members are dropped. */
final class ConcurrencyOptions {
    private static final String STRATEGY = "collision_strategy";
    private static final String GRACE_PERIOD = "grace_period_seconds";
    private static final FieldCheck STRATEGIES = FieldCheck.among("ENQUEUE", "CANCEL_NEW");
    private static final int SHORTEST_GRACE_PERIOD = 60;
    private static final int LONGEST_GRACE_PERIOD = 86400;

    private ConcurrencyOptions() {}

    static void check(PrefectRelease release, JsonNode options, Location place, ValidationErrors errors) {
        if (!options.isObject()) {
            errors.notModel(place, options);
            return;
        }
        if (options.has(STRATEGY)) {
            STRATEGIES.check(release, options.path(STRATEGY), place.child(STRATEGY), errors);
        } else {
            errors.missing(place.child(STRATEGY), options);
        }
        if (options.hasNonNull(GRACE_PERIOD)) {
            checkPeriod(release, options.path(GRACE_PERIOD), place.child(GRACE_PERIOD), errors);
        }
    }

    private static void checkPeriod(PrefectRelease release, JsonNode period, Location place, ValidationErrors errors) {
        int before = errors.size();
        NumberFields.integer(release, period, place, errors);
        if (errors.size() == before && period.asInt() < SHORTEST_GRACE_PERIOD) {
            errors.tooSmall(place, period, SHORTEST_GRACE_PERIOD);
        } else if (errors.size() == before && period.asInt() > LONGEST_GRACE_PERIOD) {
            errors.tooLarge(place, period, LONGEST_GRACE_PERIOD);
        }
    }

    /** Returns valid options with both members. */
    static JsonNode complete(PrefectRelease release, JsonNode options) {
        ObjectNode complete = JsonNodeFactory.instance.objectNode();
        complete.set(STRATEGY, options.path(STRATEGY));
        complete.set(
                GRACE_PERIOD,
                options.hasNonNull(GRACE_PERIOD)
                        ? NumberFields.convertedInteger(release, options.path(GRACE_PERIOD))
                        : NullNode.getInstance());
        return complete;
    }
}
