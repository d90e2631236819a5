/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a secret on Control Plane. Immutable. Contains no values.
 *
 * @param exists whether it exists
 * @param type type of the secret, such as {@code dictionary}; empty if it does not exist
 * @param keys names of its values; empty if they were not read
 */
public record SecretFact(boolean exists, String type, Set<String> keys) {

    /** A secret that does not exist. */
    public static final SecretFact MISSING = new SecretFact(false, "", Set.of());

    /** Creates a fact with a copy of the keys. */
    public SecretFact {
        keys = Collections.unmodifiableSet(new TreeSet<>(keys));
    }

    /**
     * Returns the fact of an existing secret.
     *
     * @param type type of the secret
     * @param keys names of its values
     * @return the fact
     */
    public static SecretFact of(String type, Set<String> keys) {
        return new SecretFact(true, type, keys);
    }
}
