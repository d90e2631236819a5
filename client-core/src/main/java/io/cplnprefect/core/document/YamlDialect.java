/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;

/** What a text in YAML may contain, and what its plain scalars mean. */
public enum YamlDialect {
    /** YAML 1.2 as far as it is JSON: merge keys are problems, and scalars that JSON has no form for are strings. */
    STRICT,

    /** {@link #STRICT} with merge keys ({@code <<:}). */
    MERGING,

    /**
     * YAML 1.1 as Python's library reads it, with merge keys: {@code yes}, {@code no}, {@code on} and {@code off} are booleans, and
     * octal, hexadecimal, binary, underscored and sexagesimal numbers are numbers. Dates are strings, which JSON makes of
     * them, and repeated keys stay problems.
     */
    PYTHON;

    /** Returns whether {@code <<:} inserts the members of other objects. */
    boolean merges() {
        return this != STRICT;
    }

    /** Returns the value of a plain scalar. */
    JsonNode plain(String text) {
        return this == PYTHON ? PythonScalars.plain(text) : Scalars.plain(text);
    }
}
