/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The type of a workload. An unknown value is kept. Immutable and thread-safe. */
public final class WorkloadType extends OpenValue {

    /** Runs jobs. */
    public static final WorkloadType CRON = new WorkloadType("cron");

    /** Serves requests, without state. */
    public static final WorkloadType STANDARD = new WorkloadType("standard");

    /** Serves requests, and can be scaled to zero. */
    public static final WorkloadType SERVERLESS = new WorkloadType("serverless");

    /** Serves requests, with volumes of its own. */
    public static final WorkloadType STATEFUL = new WorkloadType("stateful");

    /** Runs a virtual machine. */
    public static final WorkloadType VM = new WorkloadType("vm");

    private WorkloadType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static WorkloadType of(String value) {
        return new WorkloadType(value);
    }
}
