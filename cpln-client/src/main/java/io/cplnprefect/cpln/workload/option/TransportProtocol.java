/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The protocol of a port of a load balancer. An unknown value is kept. Immutable and thread-safe. */
public final class TransportProtocol extends OpenValue {

    /** TCP. */
    public static final TransportProtocol TCP = new TransportProtocol("TCP");

    /** UDP. */
    public static final TransportProtocol UDP = new TransportProtocol("UDP");

    private TransportProtocol(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static TransportProtocol of(String value) {
        return new TransportProtocol(value);
    }
}
