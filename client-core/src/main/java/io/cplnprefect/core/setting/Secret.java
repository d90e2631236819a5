/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A secret text. Its {@link #toString()} returns a mask. Immutable and thread-safe. */
public final class Secret {

    /** The text that is printed instead of a secret. */
    public static final String MASK = "********";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Returns a secret.
     *
     * @param value the text, not blank
     * @return the secret
     * @throws IllegalArgumentException if the text is blank
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Invalid secret: it is blank");
        }
        return new Secret(value);
    }

    /**
     * Returns the text. Pass it only to code that sends it.
     *
     * @return the text
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
