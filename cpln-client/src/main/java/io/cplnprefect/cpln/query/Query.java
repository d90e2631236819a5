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
    private final List<Term> terms;
    private final @Nullable Sort sort;

    private Query(String match, List<Term> terms, @Nullable Sort sort) {
        this.match = match;
        this.terms = terms;
        this.sort = sort;
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
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term("=", null, null, "gvc", gvc));
        return new Query("all", List.copyOf(more), sort);
    }

    /** Returns the document that the API expects. */
    @JsonProperty("spec")
    Spec spec() {
        return new Spec(match, terms, sort);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Spec(String match, List<Term> terms, @Nullable Sort sort) {}

    record Sort(String by, String order) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Term(
            String op,
            @Nullable String property,
            @Nullable String tag,
            @Nullable String rel,
            @Nullable Object value) {}

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
        /** Contains the value. */
        CONTAINED("~");

        private final String operator;

        Comparison(String operator) {
            this.operator = operator;
        }
    }

    /** A builder of {@link Query}. Not thread-safe. */
    public static final class Builder {
        private final String match;
        private final List<Term> terms = new ArrayList<>();
        private @Nullable Sort sort;

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
            return term(new Term(comparison.operator, name, null, null, value));
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
            return term(new Term(comparison.operator, null, name, null, value));
        }

        /**
         * Adds a term: the object has a tag.
         *
         * @param name name of the tag
         * @return this
         */
        public Builder tagPresent(String name) {
            return term(new Term("exists", null, name, null, null));
        }

        /**
         * Adds a term: the object does not have a tag.
         *
         * @param name name of the tag
         * @return this
         */
        public Builder tagAbsent(String name) {
            return term(new Term("!exists", null, name, null, null));
        }

        /**
         * Adds a term: a related object has a name, such as {@code rel("gvc", "prefect")}.
         *
         * @param name the relation
         * @param value name of the related object
         * @return this
         */
        public Builder rel(String name, String value) {
            return term(new Term("=", null, null, name, value));
        }

        /**
         * Sorts by a property, in ascending order.
         *
         * @param property name of the property
         * @return this
         */
        public Builder sortBy(String property) {
            sort = new Sort(property, "asc");
            return this;
        }

        /**
         * Sorts by a property, in descending order.
         *
         * @param property name of the property
         * @return this
         */
        public Builder sortDescendingBy(String property) {
            sort = new Sort(property, "desc");
            return this;
        }

        /**
         * Returns the query.
         *
         * @return a query
         */
        public Query build() {
            return new Query(match, List.copyOf(terms), sort);
        }

        private Builder term(Term term) {
            terms.add(term);
            return this;
        }
    }
}
