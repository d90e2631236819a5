/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The part of a list that a request selects by {@code limit} and {@code page}.
 *
 * @param page its number, from 1
 */
public record NumberedPage(int limit, int page) {
    /** Returns the page of a request; responds 422 if it is invalid. */
    public static NumberedPage of(ApiRequest request) {
        JsonNode page = request.parts().path("page");
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        if (page.isNumber() && page.asInt() < 1) {
            errors.tooSmall(Location.BODY.child("page"), page, 1);
        } else if (!page.isMissingNode() && !page.isNumber()) {
            errors.notInteger(Location.BODY.child("page"), page);
        }
        errors.raise();
        return new NumberedPage(Page.of(request).limit(), page.asInt(1));
    }

    /** Returns the number of objects before the page. */
    public int offset() {
        return (page - 1) * limit;
    }

    /** Returns the page in the form of lists by offset. */
    public Page byOffset() {
        return new Page(limit, offset());
    }

    /** Returns the members of a response that describe the page. */
    public ObjectNode describe(long count) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", count)
                .put("limit", limit)
                .put("pages", limit == 0 ? 0 : (count + limit - 1) / limit)
                .put("page", page);
    }

    /** Returns the response with the results of the page. */
    public ApiResponse response(long count, ArrayNode results) {
        ObjectNode response = describe(count);
        response.set("results", results);
        return ApiResponse.ok(response);
    }
}
