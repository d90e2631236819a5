/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The status of a task. An unknown value is kept. Immutable and thread-safe. */
public final class TaskStatus extends OpenValue {

    /** Not decided. */
    public static final TaskStatus PENDING = new TaskStatus("pending");

    /** Decided. */
    public static final TaskStatus COMPLETE = new TaskStatus("complete");

    /** Withdrawn. */
    public static final TaskStatus CANCELED = new TaskStatus("canceled");

    private TaskStatus(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static TaskStatus of(String value) {
        return new TaskStatus(value);
    }
}
