/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The type of a secret, on which its data depends. An unknown value is kept. Immutable and thread-safe. */
public final class SecretType extends OpenValue {

    /** Any text: {@link OpaqueSecret}. */
    public static final SecretType OPAQUE = new SecretType("opaque");

    /** A certificate and its key: {@link TlsSecret}. */
    public static final SecretType TLS = new SecretType("tls");

    /** A service account document of Google Cloud, as one text. */
    public static final SecretType GCP = new SecretType("gcp");

    /** An access key of Amazon Web Services: {@link AwsSecret}. */
    public static final SecretType AWS = new SecretType("aws");

    /** An access key with which images are pulled: {@link EcrSecret}. */
    public static final SecretType ECR = new SecretType("ecr");

    /** A user name and a password: {@link UserPasswordSecret}. */
    public static final SecretType USER_PASSWORD = new SecretType("userpass");

    /** A pair of keys: {@link KeyPairSecret}. */
    public static final SecretType KEY_PAIR = new SecretType("keypair");

    /** Credentials of Microsoft Azure, as one text. */
    public static final SecretType AZURE_SDK = new SecretType("azure-sdk");

    /** A connector of Microsoft Azure: {@link AzureConnectorSecret}. */
    public static final SecretType AZURE_CONNECTOR = new SecretType("azure-connector");

    /** A Docker configuration with credentials of registries, as one text. */
    public static final SecretType DOCKER = new SecretType("docker");

    /** Texts by key, as a {@link java.util.Map}. */
    public static final SecretType DICTIONARY = new SecretType("dictionary");

    /** An account of NATS: {@link NatsAccountSecret}. */
    public static final SecretType NATS_ACCOUNT = new SecretType("nats-account");

    private SecretType(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static SecretType of(String value) {
        return new SecretType(value);
    }
}
