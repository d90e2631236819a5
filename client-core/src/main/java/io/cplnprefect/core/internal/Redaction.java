/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.setting.Secret;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret in the text of a body before an error keeps it. Servers echo request bodies in their
 * answers, so such a text can hold anything that was sent.
 */
final class Redaction {

    private static final int KEPT = 2_000;

    private static final Pattern SECRET_MEMBER = Pattern.compile(
            "(\"[^\"]{0,60}(?:token|password|passphrase|secret|api_?-?key|auth_string|authorization|private_?key|payload)[^\"]{0,60}\"\\s*:\\s*)"
                    + "(\"(?:[^\"\\\\]|\\\\.)*+\"?|[^\\s,}\\]]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_VALUE = Pattern.compile(
            "(\"name\"\\s*:\\s*\"[^\"]{0,60}(?:token|password|passphrase|secret|key|auth_string)[^\"]{0,60}\"\\s*,\\s*\"value\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDENTIALS =
            Pattern.compile("\\b(Bearer|Basic)\\s+[A-Za-z0-9._~+/=:-]{6,}", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    static String of(String body) {
        String start = body.length() > KEPT ? body.substring(0, KEPT) : body;
        String masked = SECRET_MEMBER.matcher(start).replaceAll("$1\"" + Secret.MASK + "\"");
        masked = NAMED_VALUE.matcher(masked).replaceAll("$1\"" + Secret.MASK + "\"");
        masked = CREDENTIALS.matcher(masked).replaceAll("$1 " + Secret.MASK);
        return body.length() > KEPT ? masked + "... (" + body.length() + " characters)" : masked;
    }
}
