/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Order of listed log lines. Open: a server may send others. */
public final class LogSort extends OpenValue {

    /** By timestamp, smallest first. */
    public static final LogSort TIMESTAMP_ASC = new LogSort("TIMESTAMP_ASC");

    /** By timestamp, largest first. */
    public static final LogSort TIMESTAMP_DESC = new LogSort("TIMESTAMP_DESC");

    private LogSort(String value) {
        super(value);
    }

    /**
     * The value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static LogSort of(String value) {
        return new LogSort(value);
    }
}
