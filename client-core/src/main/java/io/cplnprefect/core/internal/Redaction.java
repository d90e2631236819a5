/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.setting.Secret;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what may be a secret in the text of a body before an exception keeps it. Servers return request bodies in their
 * error responses, so the text may contain anything that was sent. It may be cut off anywhere, be JSON within a JSON text, or
 * not be JSON at all, so it is searched and not parsed. In case of doubt it is masked.
 */
final class Redaction {

    private static final int KEPT = 2_000;

    private static final String SECRET =
            "(?:token|passw|passphrase|pwd|secret|credential|(?:api|access|private)[_-]?key|auth_string|authorization|cookie|signature|payload)";
    private static final Pattern SECRET_NAME = Pattern.compile(SECRET, Pattern.CASE_INSENSITIVE);
    /** A member up to its value; its name is in quotes of either kind, after as many backslashes as its nesting requires. */
    private static final Pattern MEMBER =
            Pattern.compile("(\\\\*)([\"'])((?:(?!\\2)[^\\\\]){1,200})\\1\\2\\s*[:=]\\s*");

    private static final String NAME = "\"name\"\\s*:\\s*\"[^\"]{0,60}(?:" + SECRET + "|key)[^\"]{0,60}\"";
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"?";
    private static final Pattern NAME_THEN_VALUE =
            Pattern.compile("(" + NAME + "\\s*,\\s*\"value\"\\s*:\\s*)" + TEXT, Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE_THEN_NAME =
            Pattern.compile("(\"value\"\\s*:\\s*)" + TEXT + "(\\s*,\\s*" + NAME + ")", Pattern.CASE_INSENSITIVE);

    private static final Pattern CREDENTIALS =
            Pattern.compile("\\b(Bearer|Basic)\\s+[A-Za-z0-9._~+/=:-]{6,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFECT_KEY = Pattern.compile("\\b(pn[a-z])_[A-Za-z0-9]{6,}");
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(://[^/\\s:@\"']*):[^/\\s@\"']+@");

    private Redaction() {}

    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).find();
    }

    static String of(String body) {
        String masked = withoutSecretMembers(body.length() > KEPT ? body.substring(0, KEPT) : body);
        masked = NAME_THEN_VALUE.matcher(masked).replaceAll("$1\"" + Secret.MASK + "\"");
        masked = VALUE_THEN_NAME.matcher(masked).replaceAll("$1\"" + Secret.MASK + "\"$2");
        masked = CREDENTIALS.matcher(masked).replaceAll("$1 " + Secret.MASK);
        masked = PREFECT_KEY.matcher(masked).replaceAll("$1_" + Secret.MASK);
        masked = PASSWORD_IN_URL.matcher(masked).replaceAll("$1:" + Secret.MASK + "@");
        return body.length() > KEPT ? masked + "... (" + body.length() + " characters)" : masked;
    }

    private static String withoutSecretMembers(String text) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        Matcher member = MEMBER.matcher(text);
        for (int from = 0; from < text.length() && member.find(from); ) {
            from = member.end();
            if (isSecretName(member.group(3))) {
                masked.append(text, copied, from)
                        .append('"')
                        .append(Secret.MASK)
                        .append('"');
                copied = endOfValue(text, from);
                from = copied;
            }
        }
        return masked.append(text, copied, text.length()).toString();
    }

    private static int endOfValue(String text, int begin) {
        int first = begin;
        while (first < text.length() && text.charAt(first) == '\\') {
            first++;
        }
        if (first == text.length()) {
            return first;
        }
        return switch (text.charAt(first)) {
            case '"', '\'' -> endOfText(text, first, first - begin);
            case '{', '[' -> endOfNested(text, first);
            default -> endOfWord(text, first);
        };
    }

    /** Returns the index after the quote that closes the one at the given index, which follows so many backslashes. */
    private static int endOfText(String text, int open, int escapes) {
        int backslashes = 0;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                backslashes++;
            } else {
                // Within a JSON text, each backslash of the inner document is written as escapes + 1 of them.
                boolean closes = backslashes < escapes || (backslashes - escapes) / (escapes + 1) % 2 == 0;
                if (c == text.charAt(open) && closes) {
                    return i + 1;
                }
                backslashes = 0;
            }
        }
        return text.length();
    }

    private static int endOfNested(String text, int open) {
        int depth = 0;
        int backslashes = 0;
        for (int i = open; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfText(text, i, backslashes);
                backslashes = 0;
                continue;
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            i++;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static int endOfWord(String text, int begin) {
        int end = begin;
        while (end < text.length() && ",}]\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
