/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The order of listed events. A server may support values that are not declared here. */
public final class EventOrder extends OpenValue {

    /** By time, earliest first. */
    public static final EventOrder ASC = new EventOrder("ASC");

    /** By time, latest first. */
    public static final EventOrder DESC = new EventOrder("DESC");

    private EventOrder(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value text as the server writes it
     * @return the value
     */
    @JsonCreator
    public static EventOrder of(String value) {
        return new EventOrder(value);
    }
}
