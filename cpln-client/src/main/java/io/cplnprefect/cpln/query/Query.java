/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query for objects: terms on their properties, tags and relations, of which all, any or none must match. Immutable and
 * thread-safe.
 *
 * <p>Tag values are compared with their type: the number {@code 5} and the text {@code "5"} are different.
 */
public final class Query {

    private final String match;
    private final List<QuerySpec.Term> terms;
    private final QuerySpec.@Nullable Sort sort;
    private final @Nullable String fetch;

    private Query(String match, List<QuerySpec.Term> terms, QuerySpec.@Nullable Sort sort, @Nullable String fetch) {
        this.match = match;
        this.terms = terms;
        this.sort = sort;
        this.fetch = fetch;
    }

    /**
     * Returns a builder of a query of which all terms must match.
     *
     * @return a builder
     */
    public static Builder all() {
        return new Builder("all");
    }

    /**
     * Returns a builder of a query of which at least one term must match.
     *
     * @return a builder
     */
    public static Builder any() {
        return new Builder("any");
    }

    /**
     * Returns a builder of a query of which no term may match.
     *
     * @return a builder
     */
    public static Builder none() {
        return new Builder("none");
    }

    /**
     * Returns this query, restricted to the objects of one GVC.
     *
     * @param gvc name of the GVC
     * @return a query
     * @throws UsageException if this query does not require all of its terms, because the API cannot combine such terms with
     *     another one
     */
    public Query within(String gvc) {
        if (!match.equals("all") && !terms.isEmpty()) {
            throw new UsageException(
                    "Invalid query in the GVC '" + gvc
                            + "': expected a query that requires all of its terms. Query the organization and filter the result by GVC.");
        }
        List<QuerySpec.Term> more = new ArrayList<>(terms);
        more.add(new QuerySpec.Term("=", null, null, "gvc", gvc));
        return new Query("all", List.copyOf(more), sort, fetch);
    }

    /**
     * Returns this query for links instead of objects.
     *
     * @return a query whose results are links
     */
    public Query fetchingLinks() {
        return new Query(match, terms, sort, "links");
    }

    /** Returns what the API is to return: {@code links}, or {@code null} for the objects. */
    @JsonProperty("fetch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    String fetch() {
        return fetch;
    }

    /** Returns the document that the API expects. */
    @JsonProperty("spec")
    QuerySpec spec() {
        return new QuerySpec(match, terms, sort);
    }

    /** The comparison of a value. */
    public enum Comparison {
        /** Is equal. */
        EQUAL("="),
        /** Is not equal. */
        NOT_EQUAL("!="),
        /** Is greater; for numbers and times. */
        GREATER(">"),
        /** Is greater or equal. */
        AT_LEAST(">="),
        /** Is less. */
        LESS("<"),
        /** Is less or equal. */
        AT_MOST("<="),
        /** Contains the value. The name {@code *} of a property or tag means any of them. */
        CONTAINED("~"),
        /** Contains the value; on newer servers. */
        SUBSTRING("contains"),
        /** Matches the value, a regular expression; on newer servers. */
        MATCHING("=~");

        private final String operator;

        Comparison(String operator) {
            this.operator = operator;
        }
    }

    /** A builder of {@link Query}. Not thread-safe. */
    public static final class Builder {
        private final String match;
        private final List<QuerySpec.Term> terms = new ArrayList<>();
        private QuerySpec.@Nullable Sort sort;

        private Builder(String match) {
            this.match = match;
        }

        /**
         * Adds a term: a property has a value.
         *
         * @param name name of the property
         * @param value the value
         * @return this
         */
        public Builder property(String name, Object value) {
            return property(name, Comparison.EQUAL, value);
        }

        /**
         * Adds a term on a property.
         *
         * @param name name of the property
         * @param comparison the comparison
         * @param value the value
         * @return this
         */
        public Builder property(String name, Comparison comparison, Object value) {
            return term(new QuerySpec.Term(comparison.operator, name, null, null, value));
        }

        /**
         * Adds a term: a tag has a value.
         *
         * @param name name of the tag
         * @param value the value: a text, number or boolean
         * @return this
         */
        public Builder tag(String name, Object value) {
            return tag(name, Comparison.EQUAL, value);
        }

        /**
         * Adds a term on a tag.
         *
         * @param name name of the tag
         * @param comparison the comparison
         * @param value the value: a text, number or boolean
         * @return this
         */
        public Builder tag(String name, Comparison comparison, Object value) {
            return term(new QuerySpec.Term(comparison.operator, null, name, null, value));
        }

        /**
         * Adds a term: the object has a tag.
         *
         * @param name name of the tag
         * @return this
         */
        public Builder tagPresent(String name) {
            return term(new QuerySpec.Term("exists", null, name, null, null));
        }

        /**
         * Adds a term: the object does not have a tag.
         *
         * @param name name of the tag
         * @return this
         */
        public Builder tagAbsent(String name) {
            return term(new QuerySpec.Term("!exists", null, name, null, null));
        }

        /**
         * Adds a term: the object has a property.
         *
         * @param name name of the property
         * @return this
         */
        public Builder propertyPresent(String name) {
            return term(new QuerySpec.Term("exists", name, null, null, null));
        }

        /**
         * Adds a term: the object does not have a property.
         *
         * @param name name of the property
         * @return this
         */
        public Builder propertyAbsent(String name) {
            return term(new QuerySpec.Term("!exists", name, null, null, null));
        }

        /**
         * Adds a term: a related object has a name, such as {@code rel("gvc", "prefect")}.
         *
         * @param name the relation
         * @param value name of the related object
         * @return this
         */
        public Builder rel(String name, String value) {
            return rel(name, Comparison.EQUAL, value);
        }

        /**
         * Adds a term on the name of a related object.
         *
         * @param name the relation
         * @param comparison the comparison
         * @param value name of the related object
         * @return this
         */
        public Builder rel(String name, Comparison comparison, String value) {
            return term(new QuerySpec.Term(comparison.operator, null, null, name, value));
        }

        /**
         * Sorts by a property, in ascending order.
         *
         * @param property name of the property
         * @return this
         */
        public Builder sortBy(String property) {
            sort = new QuerySpec.Sort(property, "asc");
            return this;
        }

        /**
         * Sorts by a property, in descending order.
         *
         * @param property name of the property
         * @return this
         */
        public Builder sortDescendingBy(String property) {
            sort = new QuerySpec.Sort(property, "desc");
            return this;
        }

        /**
         * Returns the query.
         *
         * @return a query
         */
        public Query build() {
            return new Query(match, List.copyOf(terms), sort, null);
        }

        private Builder term(QuerySpec.Term term) {
            terms.add(term);
            return this;
        }
    }
}
