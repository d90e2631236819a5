/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.wire;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers as the API writes them. */
public final class Uuids {
    private static final int LENGTH = 36;
    private static final Pattern IN_PATH =
            Pattern.compile("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern GROUPS = Pattern.compile("(\\w{8})(\\w{4})(\\w{4})(\\w{4})(\\w{12})");

    private Uuids() {}

    /** Returns whether a text is a UUID in its long form. */
    public static boolean isUuid(String text) {
        try {
            return text.length() == LENGTH && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns whether a part of a path is a UUID for the routes of 3.x, with or without hyphens. */
    public static boolean isInPath(String text) {
        return IN_PATH.matcher(text).matches();
    }

    /** Returns whether Python reads a text as a UUID, which also allows braces and {@code urn:uuid:}. */
    public static boolean isReadable(String text) {
        return DIGITS.matcher(digits(text)).matches();
    }

    /** Returns a readable UUID as the API writes it. */
    public static String canonical(String text) {
        return GROUPS.matcher(digits(text).toLowerCase(Locale.ROOT)).replaceFirst("$1-$2-$3-$4-$5");
    }

    private static String digits(String text) {
        return text.replace("urn:", "")
                .replace("uuid:", "")
                .replaceFirst("^[{}]+", "")
                .replaceFirst("[{}]+$", "")
                .replace("-", "");
    }
}
