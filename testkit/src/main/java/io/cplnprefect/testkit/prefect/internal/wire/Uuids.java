/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import java.util.UUID;

/** Identifiers as the API writes them. */
public final class Uuids {
    private static final int LENGTH = 36;

    private Uuids() {}

    /** Returns whether a text is a UUID in its long form. */
    public static boolean isUuid(String text) {
        try {
            return text.length() == LENGTH && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
