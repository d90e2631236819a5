/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** The number of objects that one bulk request changes at most. */
public final class BulkLimit {
    private static final int MAXIMUM = 50;

    private BulkLimit() {}

    /** Returns the limit of a request; responds 422 if it is invalid. */
    public static int of(ApiRequest request) {
        JsonNode limit = request.parts().path("limit");
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        Location place = Location.BODY.child("limit");
        if (!limit.isMissingNode() && !limit.isNumber()) {
            errors.notInteger(place, limit);
        } else if (limit.isNumber() && limit.asInt() < 1) {
            errors.tooSmall(place, limit, 1);
        } else if (limit.isNumber() && limit.asInt() > MAXIMUM) {
            errors.tooLarge(place, limit, MAXIMUM);
        }
        errors.raise();
        return limit.asInt(MAXIMUM);
    }
}
