/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Where an object comes from. An unknown value is kept. Immutable and thread-safe. */
public final class Origin extends OpenValue {

    /** The platform; the object cannot be changed. */
    public static final Origin BUILTIN = new Origin("builtin");

    /** A user. */
    public static final Origin DEFAULT = new Origin("default");

    /** A user, for a location in an own cluster. */
    public static final Origin CUSTOM = new Origin("custom");

    /** The platform, which computes the members of the group. */
    public static final Origin SYNTHETIC = new Origin("synthetic");

    private Origin(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static Origin of(String value) {
        return new Origin(value);
    }
}
