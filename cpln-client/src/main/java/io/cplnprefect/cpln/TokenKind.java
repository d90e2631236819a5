/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What a token belongs to, as far as its form and the environment show it. */
enum TokenKind {
    /** A key of a service account: its name, a dot, and its owner. */
    SERVICE_ACCOUNT_KEY,
    /** The token that Control Plane injects into a workload, which only the API accepts. */
    INJECTED,
    /** A token of a user, or one of unknown form. */
    OTHER;

    private static final int OWNER_PARTS = 3;

    /** Returns the kind of a token in a process with environment variables. */
    static TokenKind of(Secret token, Map<String, String> environment) {
        String text = token.reveal();
        if (isServiceAccountKey(text)) {
            return SERVICE_ACCOUNT_KEY;
        }
        boolean injected = environment.containsKey("CPLN_WORKLOAD")
                && text.equals(environment.getOrDefault("CPLN_TOKEN", "").replaceFirst("(?i)^bearer\\s+", ""));
        return injected ? INJECTED : OTHER;
    }

    private static boolean isServiceAccountKey(String token) {
        String[] parts = token.split("\\.", 2);
        return parts.length == 2 && parts[0].startsWith("s") && owner(parts[1]).split("\\.", -1).length >= OWNER_PARTS;
    }

    private static String owner(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
