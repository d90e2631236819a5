/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A text that must not be printed: its {@link #toString()} is a mask. Immutable and thread-safe. */
public final class Secret {

    /** What is printed instead of a secret. */
    public static final String MASK = "********";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a text.
     *
     * @param value the text, not blank
     * @return the secret
     * @throws IllegalArgumentException when the text is blank
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A secret is blank");
        }
        return new Secret(value);
    }

    /**
     * The text itself. Hand it only to what sends it.
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
