/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The effect of a taint on pods without a matching toleration. An unknown value is kept. Immutable and thread-safe. */
public final class TaintEffect extends OpenValue {

    /** They are not placed on the node. */
    public static final TaintEffect NO_SCHEDULE = new TaintEffect("NoSchedule");

    /** They are placed on the node only if no other has room. */
    public static final TaintEffect PREFER_NO_SCHEDULE = new TaintEffect("PreferNoSchedule");

    /** They are not placed on the node, and removed from it. */
    public static final TaintEffect NO_EXECUTE = new TaintEffect("NoExecute");

    private TaintEffect(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static TaintEffect of(String value) {
        return new TaintEffect(value);
    }
}
