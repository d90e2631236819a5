/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed flow runs. A server may support values that are not declared here. */
public final class FlowRunSort extends OpenValue {

    /** By id, descending. */
    public static final FlowRunSort ID_DESC = new FlowRunSort("ID_DESC");

    /** By start time, earliest first. */
    public static final FlowRunSort START_TIME_ASC = new FlowRunSort("START_TIME_ASC");

    /** By start time, latest first. */
    public static final FlowRunSort START_TIME_DESC = new FlowRunSort("START_TIME_DESC");

    /** By expected start time, earliest first. */
    public static final FlowRunSort EXPECTED_START_TIME_ASC = new FlowRunSort("EXPECTED_START_TIME_ASC");

    /** By expected start time, latest first. */
    public static final FlowRunSort EXPECTED_START_TIME_DESC = new FlowRunSort("EXPECTED_START_TIME_DESC");

    /** By name, ascending. */
    public static final FlowRunSort NAME_ASC = new FlowRunSort("NAME_ASC");

    /** By name, descending. */
    public static final FlowRunSort NAME_DESC = new FlowRunSort("NAME_DESC");

    /** By next scheduled start time, earliest first. */
    public static final FlowRunSort NEXT_SCHEDULED_START_TIME_ASC = new FlowRunSort("NEXT_SCHEDULED_START_TIME_ASC");

    /** By end time, latest first. */
    public static final FlowRunSort END_TIME_DESC = new FlowRunSort("END_TIME_DESC");

    private FlowRunSort(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static FlowRunSort of(String value) {
        return new FlowRunSort(value);
    }
}
