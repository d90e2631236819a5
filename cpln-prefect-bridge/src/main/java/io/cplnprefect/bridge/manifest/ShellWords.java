/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A splitter of command lines, by the POSIX rules of Python's {@code shlex.split}: quotes and backslashes are interpreted;
 * variables, globs and comments are not.
 *
 * <p>The command of a Prefect work pool is one string, which Python workers split by the same rules.
 */
public final class ShellWords {

    private static final char NO_QUOTE = 0;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;

    private ShellWords(String text) {
        this.text = text;
    }

    /**
     * Returns a text that {@link #split} splits into the same words.
     *
     * @param words the words
     * @return the words, quoted where necessary
     */
    public static String join(List<String> words) {
        return words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\"'\"'") + "'")
                .collect(Collectors.joining(" "));
    }

    /**
     * Splits a command line. Blanks outside quotes separate words; an empty pair of quotes is an empty word.
     *
     * @param text the command line
     * @return the words; immutable
     * @throws IllegalArgumentException if a quote is not closed or the text ends in a backslash
     */
    public static List<String> split(String text) {
        return new ShellWords(text).split();
    }

    private List<String> split() {
        char quote = NO_QUOTE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == NO_QUOTE && " \t\r\n".indexOf(c) >= 0) {
                endWord();
            } else if (quote == NO_QUOTE && (c == '\'' || c == '"')) {
                quote = c;
                word();
            } else if (c == quote) {
                quote = NO_QUOTE;
            } else if (c == '\\' && quote != '\'') {
                i++;
                word().append(escaped(i, quote));
            } else {
                word().append(c);
            }
        }
        if (quote != NO_QUOTE) {
            throw new IllegalArgumentException("has an unclosed " + quote);
        }
        endWord();
        return List.copyOf(words);
    }

    private String escaped(int at, char quote) {
        if (at == text.length()) {
            throw new IllegalArgumentException("ends in a backslash");
        }
        char c = text.charAt(at);
        // Inside double quotes a backslash is literal except before another backslash or the closing quote.
        return quote == '"' && c != '"' && c != '\\' ? "\\" + c : String.valueOf(c);
    }

    private StringBuilder word() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
