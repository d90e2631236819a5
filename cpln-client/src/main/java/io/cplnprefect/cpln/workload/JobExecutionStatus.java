/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The status of a job execution. An unknown value is kept. Immutable and thread-safe. */
public final class JobExecutionStatus extends OpenValue {

    /** Ended successfully. */
    public static final JobExecutionStatus SUCCESSFUL = new JobExecutionStatus("successful");

    /** Failed. */
    public static final JobExecutionStatus FAILED = new JobExecutionStatus("failed");

    /** Running, unless it has an end time. */
    public static final JobExecutionStatus ACTIVE = new JobExecutionStatus("active");

    /** Not started yet. */
    public static final JobExecutionStatus PENDING = new JobExecutionStatus("pending");

    /** Invalid, so that it cannot run. */
    public static final JobExecutionStatus INVALID = new JobExecutionStatus("invalid");

    /** Replaced by another execution, or past its deadline. */
    public static final JobExecutionStatus REMOVED = new JobExecutionStatus("removed");

    private JobExecutionStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static JobExecutionStatus of(String value) {
        return new JobExecutionStatus(value);
    }
}
