/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The scheme of the address of a port of a load balancer. An unknown value is kept. Immutable and thread-safe. */
public final class AddressScheme extends OpenValue {

    /** HTTP. */
    public static final AddressScheme HTTP = new AddressScheme("http");

    /** HTTPS. */
    public static final AddressScheme HTTPS = new AddressScheme("https");

    /** TCP. */
    public static final AddressScheme TCP = new AddressScheme("tcp");

    /** WebSocket. */
    public static final AddressScheme WS = new AddressScheme("ws");

    /** WebSocket over TLS. */
    public static final AddressScheme WSS = new AddressScheme("wss");

    private AddressScheme(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static AddressScheme of(String value) {
        return new AddressScheme(value);
    }
}
