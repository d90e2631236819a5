/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.Attributes;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A filter on the objects of one table. */
public final class ObjectFilter {
    public static final ObjectFilter VARIABLES = new ObjectFilter(
            "variables",
            new FilterClass()
                    .field("id", "any_")
                    .field("name", "any_ like_")
                    .field("value", "any_@2 like_@2")
                    .field("tags", "operator all_ is_null_"));
    public static final ObjectFilter BLOCK_TYPES = new ObjectFilter(
            "block_types", new FilterClass().field("name", "like_").field("slug", "any_"));
    public static final ObjectFilter BLOCK_SCHEMAS = new ObjectFilter(
            "block_schemas",
            new FilterClass()
                    .field("block_type_id", "any_")
                    .field("block_capabilities", "capabilities", "all_")
                    .field("id", "any_")
                    .field("version", "any_"));
    public static final ObjectFilter BLOCK_DOCUMENTS = new ObjectFilter(
            "block_documents",
            new FilterClass()
                    .field("id", "any_")
                    .field("is_anonymous", "eq_")
                    .field("block_type_id", "any_")
                    .field("name", "any_ like_"));

    public static final ObjectFilter ARTIFACTS = new ObjectFilter(
            "artifacts",
            new FilterClass()
                    .field("id", "any_")
                    .field("key", "any_ like_ exists_")
                    .field("flow_run_id", "any_")
                    .field("task_run_id", "any_")
                    .field("type", "any_ not_any_"));
    public static final ObjectFilter ARTIFACT_COLLECTIONS = new ObjectFilter(
            "artifacts",
            new FilterClass()
                    .field("latest_id", "any_")
                    .field("key", "any_ like_ exists_")
                    .field("flow_run_id", "any_")
                    .field("task_run_id", "any_")
                    .field("type", "any_ not_any_"));
    public static final ObjectFilter AUTOMATIONS = new ObjectFilter(
            "automations",
            new FilterClass()
                    .field("id", "any_")
                    .field("name", "any_")
                    .field("created", "before_")
                    .field("tags", "operator all_ any_ is_null_"));
    public static final ObjectFilter NOTIFICATION_POLICIES =
            new ObjectFilter("flow_run_notification_policy_filter", new FilterClass().field("is_active", "eq_"));

    private final String member;
    private final FilterClass filterClass;

    /** The predicates of the filters of one request. */
    public static final class Predicates {
        private final RequestFilters filters;

        private Predicates(RequestFilters filters) {
            this.filters = filters;
        }

        /** Returns the predicate of a filter; all objects match if the request does not have it. */
        public Predicate<ObjectNode> of(ObjectFilter filter) {
            Predicate<Attributes> predicate = filters.orAll(filter.member);
            return object -> predicate.test(Attributes.of(object));
        }

        /** Returns whether the request has a filter. */
        public boolean has(ObjectFilter filter) {
            return filters.has(filter.member);
        }
    }

    private ObjectFilter(String member, FilterClass filterClass) {
        this.member = member;
        this.filterClass = filterClass;
    }

    /**
     * Reads the filters of a request that a route accepts.
     *
     * @throws io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException with status 422 if one is invalid
     */
    public static Predicates read(ApiRequest request, ObjectFilter... accepted) {
        Map<String, FilterClass> classes = Arrays.stream(accepted)
                .collect(Collectors.toMap(filter -> filter.member, filter -> filter.filterClass));
        return new Predicates(RequestFilters.of(request, classes));
    }

    /** Returns the predicate of the only filter that a route accepts. */
    public Predicate<ObjectNode> predicate(ApiRequest request) {
        return read(request, this).of(this);
    }
}
