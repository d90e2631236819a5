/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed log lines. A server may support values that are not declared here. */
public final class LogSort extends OpenValue {

    /** By timestamp, earliest first. */
    public static final LogSort TIMESTAMP_ASC = new LogSort("TIMESTAMP_ASC");

    /** By timestamp, latest first. */
    public static final LogSort TIMESTAMP_DESC = new LogSort("TIMESTAMP_DESC");

    private LogSort(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static LogSort of(String value) {
        return new LogSort(value);
    }
}
