/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The filters of one request by the kind of object that they select, checked and compiled. */
final class RequestFilters {
    private final Map<String, Predicate<Attributes>> predicates = new LinkedHashMap<>();
    private final JsonNode body;

    private RequestFilters(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads the filters of a request; the server ignores other members of the body.
     *
     * @param classes the filters that the route accepts, by the name of their member
     * @throws io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException with status 422 if one is invalid
     */
    static RequestFilters of(ApiRequest request, Map<String, FilterClass> classes) {
        RequestFilters filters = new RequestFilters(request.parts());
        ValidationErrors errors = new ValidationErrors(request.release(), request.body());
        classes.forEach((name, filterClass) -> {
            JsonNode filter = request.parts().path(name);
            if (filter.isObject()) {
                filterClass.check(request.release(), filter, Location.BODY.child(name), errors);
            } else if (!filter.isMissingNode() && !filter.isNull()) {
                errors.notModel(Location.BODY.child(name), filter);
            }
        });
        errors.raise();
        classes.forEach((name, filterClass) -> {
            JsonNode filter = request.parts().path(name);
            if (filter.isObject()) {
                filters.predicates.put(name, filterClass.compile(request.release(), filter));
            }
        });
        return filters;
    }

    /** Returns the predicate of a filter; all objects match if the request does not have it. */
    Predicate<Attributes> orAll(String name) {
        return predicates.getOrDefault(name, object -> true);
    }

    /** Returns whether the request has a filter. */
    boolean has(String name) {
        return predicates.containsKey(name);
    }

    /** Returns whether a filter has one {@code any_} condition, at the given path, and no other condition. */
    boolean isOnly(String name, String... path) {
        JsonNode node = body.path(name);
        for (String member : path) {
            if (node.size() != 1) {
                return false;
            }
            node = node.path(member);
        }
        return node.size() == 1 && node.path("any_").isArray();
    }

    /** Returns the operand of an {@code any_} condition that every match must meet, or a missing node. */
    JsonNode required(String name, String... path) {
        JsonNode node = body.path(name);
        for (String member : path) {
            if (FilterCondition.isDisjunction(node)) {
                return MissingNode.getInstance();
            }
            node = node.path(member);
        }
        return FilterCondition.isDisjunction(node) ? MissingNode.getInstance() : node.path("any_");
    }
}
