/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The format of the endpoint names of a GVC. An unknown value is kept. Immutable and thread-safe. */
public final class EndpointNamingFormat extends OpenValue {

    /** The format of the platform. */
    public static final EndpointNamingFormat DEFAULT = new EndpointNamingFormat("default");

    /** Names that contain the organization. */
    public static final EndpointNamingFormat ORG = new EndpointNamingFormat("org");

    /** The format of older GVCs. */
    public static final EndpointNamingFormat LEGACY = new EndpointNamingFormat("legacy");

    private EndpointNamingFormat(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static EndpointNamingFormat of(String value) {
        return new EndpointNamingFormat(value);
    }
}
