/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How the conditions of a filter are combined. */
public final class Operator extends OpenValue {

    /** All conditions must hold. */
    public static final Operator AND = new Operator("and_");

    /** At least one condition must hold. */
    public static final Operator OR = new Operator("or_");

    private Operator(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static Operator of(String value) {
        return new Operator(value);
    }
}
