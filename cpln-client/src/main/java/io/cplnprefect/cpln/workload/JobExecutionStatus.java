/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How a job execution is. Values that are not among the constants are kept as they are. */
public final class JobExecutionStatus extends OpenValue {

    /** Ended well. */
    public static final JobExecutionStatus SUCCESSFUL = new JobExecutionStatus("successful");

    /** Ended badly. */
    public static final JobExecutionStatus FAILED = new JobExecutionStatus("failed");

    /** Runs, unless it has a completion time. */
    public static final JobExecutionStatus ACTIVE = new JobExecutionStatus("active");

    /** Has not begun. */
    public static final JobExecutionStatus PENDING = new JobExecutionStatus("pending");

    /** Cannot run. */
    public static final JobExecutionStatus INVALID = new JobExecutionStatus("invalid");

    /** Replaced by another, or over its deadline. */
    public static final JobExecutionStatus REMOVED = new JobExecutionStatus("removed");

    private JobExecutionStatus(String value) {
        super(value);
    }

    /** The value with this text. */
    @JsonCreator
    public static JobExecutionStatus of(String value) {
        return new JobExecutionStatus(value);
    }
}
