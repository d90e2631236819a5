/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import org.jspecify.annotations.Nullable;

/** The limits of a document, which protect from texts that are short but expand to very large values. */
final class DocumentLimits {

    static final int MAX_CHARACTERS = 1_000_000;

    private static final int MAX_VALUES = 50_000;
    private static final int MAX_DEPTH = 64;

    private int values;

    /** Returns what is too large once another value is read at a depth, or null. */
    @Nullable
    String exceededBy(int depth) {
        values++;
        if (values > MAX_VALUES) {
            return "has more than " + MAX_VALUES + " values, aliases included";
        }
        return depth > MAX_DEPTH ? "is nested more than " + MAX_DEPTH + " levels deep" : null;
    }
}
