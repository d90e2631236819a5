/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.contract;

import java.util.Locale;

/** What a case sends: a correct request, or which fault the request has. */
enum Outcome {
    /** A correct request. */
    VALID,
    /** A request that names an object that does not exist. */
    MISSING,
    /** A request that creates an object that exists. */
    DUPLICATE,
    /** A request that the server cannot accept. */
    INVALID;

    /** The outcomes as a regular expression. */
    static final String WORDS = "valid|missing|duplicate|invalid";

    static Outcome named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
