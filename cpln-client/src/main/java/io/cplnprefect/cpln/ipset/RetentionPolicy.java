/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What happens to the addresses of an IP set that are no longer bound. An unknown value is kept. Immutable and thread-safe. */
public final class RetentionPolicy extends OpenValue {

    /** They are kept. */
    public static final RetentionPolicy KEEP = new RetentionPolicy("keep");

    /** They are released. */
    public static final RetentionPolicy FREE = new RetentionPolicy("free");

    private RetentionPolicy(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static RetentionPolicy of(String value) {
        return new RetentionPolicy(value);
    }
}
