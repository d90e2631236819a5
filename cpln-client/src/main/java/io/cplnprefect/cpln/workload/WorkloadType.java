/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Type of a workload. Values that are not among the constants are kept as they are. */
public final class WorkloadType extends OpenValue {

    /** Runs jobs. */
    public static final WorkloadType CRON = new WorkloadType("cron");

    /** Serves, without state. */
    public static final WorkloadType STANDARD = new WorkloadType("standard");

    /** Serves, and may scale to zero. */
    public static final WorkloadType SERVERLESS = new WorkloadType("serverless");

    /** Serves, with volumes of its own. */
    public static final WorkloadType STATEFUL = new WorkloadType("stateful");

    private WorkloadType(String value) {
        super(value);
    }

    /** The value with this text. */
    @JsonCreator
    public static WorkloadType of(String value) {
        return new WorkloadType(value);
    }
}
