/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of the data of a secret, by its type. Data of other types is a text or a map. */
final class SecretTypes {

    private static final Map<SecretType, Class<?>> TYPES = Map.of(
            SecretType.OPAQUE, OpaqueSecret.class,
            SecretType.TLS, TlsSecret.class,
            SecretType.AWS, AwsSecret.class,
            SecretType.ECR, EcrSecret.class,
            SecretType.USER_PASSWORD, UserPasswordSecret.class,
            SecretType.KEY_PAIR, KeyPairSecret.class,
            SecretType.AZURE_CONNECTOR, AzureConnectorSecret.class,
            SecretType.NATS_ACCOUNT, NatsAccountSecret.class);

    private SecretTypes() {}

    static @Nullable Class<?> of(@Nullable SecretType type) {
        return type == null ? null : TYPES.get(type);
    }
}
