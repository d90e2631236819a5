/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** Whether a load balancer has an address. An unknown value is kept. Immutable and thread-safe. */
public final class IpAddressState extends OpenValue {

    /** A load balancer has the address. */
    public static final IpAddressState BOUND = new IpAddressState("bound");

    /** The address is reserved only. */
    public static final IpAddressState UNBOUND = new IpAddressState("unbound");

    private IpAddressState(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static IpAddressState of(String value) {
        return new IpAddressState(value);
    }
}
