/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * TLS settings: which servers are trusted, and the certificate that identifies the client (mutual TLS). Immutable and
 * thread-safe. Files are read when the client is built.
 *
 * @param trustedCertificates PEM file of certificate authorities trusted in addition to the JVM's, or {@code null}
 * @param clientCertificate PEM file of the client's certificate chain, its own certificate first, or {@code null}
 * @param clientKey PEM file of the client's private key, PKCS #8 and not encrypted, or {@code null}
 * @param dangerouslyTrustAnyServer whether to accept any certificate and host name; requests and credentials can then be
 *     read by others
 */
public record Tls(
        @Nullable Path trustedCertificates,
        @Nullable Path clientCertificate,
        @Nullable Path clientKey,
        boolean dangerouslyTrustAnyServer) {

    /** Trusts what the JVM trusts, without a client certificate. */
    public static final Tls DEFAULT = new Tls(null, null, null, false);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if only one of certificate and key is set
     */
    public Tls {
        if ((clientCertificate == null) != (clientKey == null)) {
            throw new IllegalArgumentException(
                    "Incomplete client certificate: set both clientCertificate and clientKey");
        }
    }

    /**
     * Returns these settings with further certificate authorities.
     *
     * @param pem PEM file of certificates
     * @return settings
     */
    public Tls trusting(Path pem) {
        return new Tls(pem, clientCertificate, clientKey, dangerouslyTrustAnyServer);
    }

    /**
     * Returns these settings with a client certificate.
     *
     * @param chain PEM file of the certificate chain
     * @param key PEM file of the private key, PKCS #8 and not encrypted
     * @return settings
     */
    public Tls identifiedBy(Path chain, Path key) {
        return new Tls(trustedCertificates, chain, key, dangerouslyTrustAnyServer);
    }

    /**
     * Returns these settings without any verification of servers. For tests only.
     *
     * @return settings
     */
    public Tls dangerouslyTrustingAnyServer() {
        return new Tls(trustedCertificates, clientCertificate, clientKey, true);
    }
}
