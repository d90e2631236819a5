/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The protocol of a port. An unknown value is kept. Immutable and thread-safe. */
public final class PortProtocol extends OpenValue {

    /** HTTP 1. */
    public static final PortProtocol HTTP = new PortProtocol("http");

    /** HTTP 2. */
    public static final PortProtocol HTTP2 = new PortProtocol("http2");

    /** HTTPS; for ports to which the firewall allows connections. */
    public static final PortProtocol HTTPS = new PortProtocol("https");

    /** gRPC. */
    public static final PortProtocol GRPC = new PortProtocol("grpc");

    /** TCP. */
    public static final PortProtocol TCP = new PortProtocol("tcp");

    private PortProtocol(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static PortProtocol of(String value) {
        return new PortProtocol(value);
    }
}
