/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The workloads from which connections are accepted. An unknown value is kept. Immutable and thread-safe. */
public final class InboundAllowType extends OpenValue {

    /** No workloads. */
    public static final InboundAllowType NONE = new InboundAllowType("none");

    /** The workloads of the GVC. */
    public static final InboundAllowType SAME_GVC = new InboundAllowType("same-gvc");

    /** The workloads of the organization. */
    public static final InboundAllowType SAME_ORG = new InboundAllowType("same-org");

    /** The workloads that are listed. */
    public static final InboundAllowType WORKLOAD_LIST = new InboundAllowType("workload-list");

    private InboundAllowType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static InboundAllowType of(String value) {
        return new InboundAllowType(value);
    }
}
