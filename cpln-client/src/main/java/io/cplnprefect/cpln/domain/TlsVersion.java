/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** A version of TLS. An unknown value is kept. Immutable and thread-safe. */
public final class TlsVersion extends OpenValue {

    /** TLS 1.3. */
    public static final TlsVersion TLS_1_3 = new TlsVersion("TLSV1_3");

    /** TLS 1.2. */
    public static final TlsVersion TLS_1_2 = new TlsVersion("TLSV1_2");

    /** TLS 1.1. */
    public static final TlsVersion TLS_1_1 = new TlsVersion("TLSV1_1");

    /** TLS 1.0. */
    public static final TlsVersion TLS_1_0 = new TlsVersion("TLSV1_0");

    private TlsVersion(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static TlsVersion of(String value) {
        return new TlsVersion(value);
    }
}
