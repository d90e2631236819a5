/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import io.cplnprefect.testkit.cpln.internal.wire.ApiException;

/** The text of a LogQL query with a read position. */
final class LogQueryText {
    private final String text;
    private int position;

    LogQueryText(String text) {
        this.text = text;
        skipBlanks();
    }

    boolean atEnd() {
        return position == text.length();
    }

    boolean accept(String token) {
        if (!text.startsWith(token, position)) {
            return false;
        }
        position += token.length();
        skipBlanks();
        return true;
    }

    void expect(String token) {
        if (!accept(token)) {
            throw error("expected \"" + token + "\"");
        }
    }

    String identifier() {
        int start = position;
        while (!atEnd() && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
            position++;
        }
        if (start == position) {
            throw error("expected a label name");
        }
        String name = text.substring(start, position);
        skipBlanks();
        return name;
    }

    /** Reads a text in double quotes, with escapes, or in backquotes, without. */
    String quoted() {
        char quote = atEnd() ? ' ' : text.charAt(position);
        if (quote != '"' && quote != '`') {
            throw error("expected a quoted text");
        }
        StringBuilder value = new StringBuilder();
        for (position++; ; position++) {
            if (atEnd()) {
                throw error("the quoted text does not end");
            }
            char c = text.charAt(position);
            if (c == quote) {
                break;
            }
            if (c == '\\' && quote == '"' && position + 1 < text.length()) {
                c = unescaped();
            }
            value.append(c);
        }
        position++;
        skipBlanks();
        return value.toString();
    }

    ApiException error(String problem) {
        return ApiException.badRequest("parse error at line 1, col " + (position + 1) + ": " + problem);
    }

    /** Reads the character after a backslash, and the digits of its code if it has one. */
    private char unescaped() {
        char c = text.charAt(++position);
        if (c == 'u') {
            return code();
        }
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> c;
        };
    }

    private char code() {
        try {
            char c = (char) Integer.parseInt(text.substring(position + 1, position + 5), 16);
            position += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw error("expected four hexadecimal digits");
        }
    }

    private void skipBlanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
