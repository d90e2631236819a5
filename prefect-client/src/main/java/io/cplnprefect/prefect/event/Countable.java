/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What events are counted by. A server may support values that are not declared here. */
public final class Countable extends OpenValue {

    /** By day. */
    public static final Countable DAY = new Countable("day");

    /** By intervals of time. */
    public static final Countable TIME = new Countable("time");

    /** By name. */
    public static final Countable EVENT = new Countable("event");

    /** By resource. */
    public static final Countable RESOURCE = new Countable("resource");

    private Countable(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static Countable of(String value) {
        return new Countable(value);
    }
}
