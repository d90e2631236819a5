/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for: terms about properties, tags and relations, all or any or none of which must hold. Immutable and
 * thread-safe.
 *
 * <p>Tag values are compared with their type: the tag {@code 5} and the tag {@code "5"} differ.
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

    /** Starts a query all of whose terms must hold. */
    public static Builder all() {
        return new Builder("all");
    }

    /** Starts a query any of whose terms must hold. */
    public static Builder any() {
        return new Builder("any");
    }

    /** Starts a query none of whose terms may hold. */
    public static Builder none() {
        return new Builder("none");
    }

    /**
     * This query among the objects of one GVC.
     *
     * @param gvc name of the GVC
     * @return the query; its own terms must hold as before
     * @throws io.cplnprefect.core.error.UsageException when not all of its terms must hold, since the API joins terms in one
     *     way only
     */
    public Query within(String gvc) {
        if (!match.equals("all") && !terms.isEmpty()) {
            throw new UsageException("A query of any or none of its terms cannot be kept to the GVC " + gvc
                    + ": ask the org instead, and filter by the link of the GVC");
        }
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term("=", null, null, "gvc", gvc));
        return new Query("all", List.copyOf(more), sort);
    }

    /** The document as the API takes it. */
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

    /** How a value is compared. */
    public enum Comparison {
        /** Equal. */
        EQUAL("="),
        /** Not equal. */
        NOT_EQUAL("!="),
        /** Greater, of numbers and times. */
        GREATER(">"),
        /** Greater or equal. */
        AT_LEAST(">="),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        AT_MOST("<="),
        /** Contained in it. */
        CONTAINED("~");

        private final String operator;

        Comparison(String operator) {
            this.operator = operator;
        }
    }

    /** Collects terms. Not thread-safe. */
    public static final class Builder {
        private final String match;
        private final List<Term> terms = new ArrayList<>();
        private @Nullable Sort sort;

        private Builder(String match) {
            this.match = match;
        }

        /** The property has the value. */
        public Builder property(String name, Object value) {
            return property(name, Comparison.EQUAL, value);
        }

        /** The property compares with the value. */
        public Builder property(String name, Comparison comparison, Object value) {
            return term(new Term(comparison.operator, name, null, null, value));
        }

        /** The tag has the value. */
        public Builder tag(String name, Object value) {
            return tag(name, Comparison.EQUAL, value);
        }

        /** The tag compares with the value. */
        public Builder tag(String name, Comparison comparison, Object value) {
            return term(new Term(comparison.operator, null, name, null, value));
        }

        /** The tag is there. */
        public Builder tagPresent(String name) {
            return term(new Term("exists", null, name, null, null));
        }

        /** The tag is not there. */
        public Builder tagAbsent(String name) {
            return term(new Term("!exists", null, name, null, null));
        }

        /** What it is related to has the name, e.g. {@code rel("gvc", "prefect")}. */
        public Builder rel(String name, String value) {
            return term(new Term("=", null, null, name, value));
        }

        /** Sorted upwards by a property. */
        public Builder sortBy(String property) {
            sort = new Sort(property, "asc");
            return this;
        }

        /** Sorted downwards by a property. */
        public Builder sortDescendingBy(String property) {
            sort = new Sort(property, "desc");
            return this;
        }

        /** The query. */
        public Query build() {
            return new Query(match, List.copyOf(terms), sort);
        }

        private Builder term(Term term) {
            terms.add(term);
            return this;
        }
    }
}
