/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** References to secrets, such as {@code cpln://secret/NAME.KEY}. Pure functions. */
final class SecretReference {

    private static final String PREFIX = "cpln://secret/";
    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

    private SecretReference() {}

    static String to(String secret) {
        return PREFIX + secret;
    }

    static String to(String secret, String key) {
        return PREFIX + secret + "." + key;
    }

    /** Returns the name of the secret that a text refers to, or null if it does not refer to one. */
    static @Nullable String secretOf(String text) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        String path = text.substring(PREFIX.length());
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** Returns the key that a field names, or null if it is absent or invalid, which is reported. */
    static @Nullable String key(Fields fields, String field, Reading reading) {
        String key = fields.requiredText(field, "name the key of the secret");
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            fields.problem(field, "is '" + key + "'", "use letters, digits, '-', '_' and '.'");
            return null;
        }
        if (key.startsWith(".")) {
            reading.findings()
                    .warning(
                            fields.path(field),
                            "is '" + key + "', which begins with a dot: Control Plane may not find it; rename the key");
        }
        return key;
    }
}
