/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The scheme of the HTTP request of a probe. An unknown value is kept. Immutable and thread-safe. */
public final class ProbeScheme extends OpenValue {

    /** HTTP. */
    public static final ProbeScheme HTTP = new ProbeScheme("HTTP");

    /** HTTPS; the certificate is not checked. */
    public static final ProbeScheme HTTPS = new ProbeScheme("HTTPS");

    private ProbeScheme(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static ProbeScheme of(String value) {
        return new ProbeScheme(value);
    }
}
