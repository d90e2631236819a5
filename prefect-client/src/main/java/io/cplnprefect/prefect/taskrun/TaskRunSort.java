/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed task runs. A server may support values that are not declared here. */
public final class TaskRunSort extends OpenValue {

    /** By id, descending. */
    public static final TaskRunSort ID_DESC = new TaskRunSort("ID_DESC");

    /** By expected start time, earliest first. */
    public static final TaskRunSort EXPECTED_START_TIME_ASC = new TaskRunSort("EXPECTED_START_TIME_ASC");

    /** By expected start time, latest first. */
    public static final TaskRunSort EXPECTED_START_TIME_DESC = new TaskRunSort("EXPECTED_START_TIME_DESC");

    /** By name, ascending. */
    public static final TaskRunSort NAME_ASC = new TaskRunSort("NAME_ASC");

    /** By name, descending. */
    public static final TaskRunSort NAME_DESC = new TaskRunSort("NAME_DESC");

    /** By next scheduled start time, earliest first. */
    public static final TaskRunSort NEXT_SCHEDULED_START_TIME_ASC = new TaskRunSort("NEXT_SCHEDULED_START_TIME_ASC");

    /** By end time, latest first. */
    public static final TaskRunSort END_TIME_DESC = new TaskRunSort("END_TIME_DESC");

    private TaskRunSort(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static TaskRunSort of(String value) {
        return new TaskRunSort(value);
    }
}
