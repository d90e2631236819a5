/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The specification of a query, as the API expects it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuerySpec(String match, List<Term> terms, @Nullable Sort sort) {

    record Sort(String by, String order) {}

    /** A term; one of property, tag and rel is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Term(
            String op,
            @Nullable String property,
            @Nullable String tag,
            @Nullable String rel,
            @Nullable Object value) {}
}
