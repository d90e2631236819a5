/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.Tls;
import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Applies TLS settings to OkHttp. */
final class TlsSettings {

    private TlsSettings() {}

    static void apply(Tls tls, OkHttpClient.Builder http) {
        if (tls.equals(Tls.DEFAULT)) {
            return;
        }
        try {
            X509TrustManager trust =
                    tls.dangerouslyTrustAnyServer() ? new TrustAnyServer() : trusting(tls.trustedCertificates());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity(tls), new TrustManager[] {trust}, null);
            http.sslSocketFactory(context.getSocketFactory(), trust);
            if (tls.dangerouslyTrustAnyServer()) {
                http.hostnameVerifier((host, session) -> true);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new UsageException("Invalid TLS settings: " + e.getMessage(), e);
        }
    }

    /** Trusts what the JVM trusts, and the certificates of the file. */
    private static X509TrustManager trusting(@Nullable Path pem) throws GeneralSecurityException, IOException {
        if (pem == null) {
            return trustManager(null);
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (X509Certificate certificate : trustManager(null).getAcceptedIssuers()) {
            store.setCertificateEntry("jvm " + count++, certificate);
        }
        for (Certificate certificate : certificates(pem)) {
            store.setCertificateEntry("own " + count++, certificate);
        }
        return trustManager(store);
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("the JVM has no X.509 trust manager");
    }

    private static KeyManager @Nullable [] identity(Tls tls) throws GeneralSecurityException, IOException {
        if (tls.clientCertificate() == null || tls.clientKey() == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry(
                "client",
                privateKey(tls.clientKey()),
                new char[0],
                certificates(tls.clientCertificate()).toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static Collection<? extends Certificate> certificates(Path pem)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("no certificate in " + pem + "; expected a PEM file");
            }
            return certificates;
        }
    }

    private static PrivateKey privateKey(Path pem) throws GeneralSecurityException, IOException {
        String text = Files.readString(pem, StandardCharsets.US_ASCII);
        String base64 = text.replaceFirst("(?s).*-----BEGIN PRIVATE KEY-----", "")
                .replaceFirst("(?s)-----END PRIVATE KEY-----.*", "")
                .replaceAll("\\s", "");
        if (!text.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new GeneralSecurityException("no private key in " + pem
                    + "; expected an unencrypted PKCS #8 key (-----BEGIN PRIVATE KEY-----), as written by"
                    + " 'openssl pkcs8 -topk8 -nocrypt'");
        }
        PKCS8EncodedKeySpec spec;
        try {
            spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the private key in " + pem + " is not Base64");
        }
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException otherAlgorithm) {
                // The next algorithm may match.
            }
        }
        throw new GeneralSecurityException("the private key in " + pem + " is not an RSA, EC or Ed25519 key");
    }

    private static final class TrustAnyServer implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
