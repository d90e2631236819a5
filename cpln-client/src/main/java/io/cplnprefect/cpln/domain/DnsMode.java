/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How a domain is delegated. An unknown value is kept. Immutable and thread-safe. */
public final class DnsMode extends OpenValue {

    /** A CNAME record for each name. */
    public static final DnsMode CNAME = new DnsMode("cname");

    /** NS records that delegate the whole subdomain. */
    public static final DnsMode NS = new DnsMode("ns");

    private DnsMode(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static DnsMode of(String value) {
        return new DnsMode(value);
    }
}
