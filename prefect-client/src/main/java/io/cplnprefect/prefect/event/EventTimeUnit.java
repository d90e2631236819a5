/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** A unit of time. A server may support values that are not declared here. */
public final class EventTimeUnit extends OpenValue {

    /** A week. */
    public static final EventTimeUnit WEEK = new EventTimeUnit("week");

    /** A day. */
    public static final EventTimeUnit DAY = new EventTimeUnit("day");

    /** An hour. */
    public static final EventTimeUnit HOUR = new EventTimeUnit("hour");

    /** A minute. */
    public static final EventTimeUnit MINUTE = new EventTimeUnit("minute");

    /** A second. */
    public static final EventTimeUnit SECOND = new EventTimeUnit("second");

    private EventTimeUnit(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static EventTimeUnit of(String value) {
        return new EventTimeUnit(value);
    }
}
