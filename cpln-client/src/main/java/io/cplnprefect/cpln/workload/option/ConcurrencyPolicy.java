/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What happens when a job is due while the previous one runs. An unknown value is kept. Immutable and thread-safe. */
public final class ConcurrencyPolicy extends OpenValue {

    /** The new job is skipped. */
    public static final ConcurrencyPolicy FORBID = new ConcurrencyPolicy("Forbid");

    /** The running job is stopped. */
    public static final ConcurrencyPolicy REPLACE = new ConcurrencyPolicy("Replace");

    /** Both jobs run. */
    public static final ConcurrencyPolicy ALLOW = new ConcurrencyPolicy("Allow");

    private ConcurrencyPolicy(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static ConcurrencyPolicy of(String value) {
        return new ConcurrencyPolicy(value);
    }
}
