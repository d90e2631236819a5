/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How a certificate is requested. An unknown value is kept. Immutable and thread-safe. */
public final class CertificateChallenge extends OpenValue {

    /** By a response to an HTTP request. */
    public static final CertificateChallenge HTTP01 = new CertificateChallenge("http01");

    /** By a DNS record. */
    public static final CertificateChallenge DNS01 = new CertificateChallenge("dns01");

    private CertificateChallenge(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static CertificateChallenge of(String value) {
        return new CertificateChallenge(value);
    }
}
