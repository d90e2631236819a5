/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search in the text of events or log lines.
 *
 * @param included terms of which a text has at least one
 * @param required terms that a text has, written with {@code +}
 * @param excluded terms that a text does not have, written with {@code -} or {@code !}
 */
public record TextQuery(List<String> included, List<String> required, List<String> excluded) {
    private static final Pattern TERM = Pattern.compile("([-!+]?)(?:\"((?:\\\\.|[^\"\\\\])*)\"?|([^\\s\"]+))");

    /** Reads a query: terms and quoted phrases. */
    public static TextQuery of(String text) {
        TextQuery query = new TextQuery(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Matcher term = TERM.matcher(text);
        while (term.find()) {
            String value = term.group(2) == null
                    ? term.group(3)
                    : term.group(2).replace("\\\"", "\"").replace("\\\\", "\\");
            if (!value.isBlank() && !value.matches("[-!+]")) {
                query.terms(term.group(1)).add(value.toLowerCase(Locale.ROOT));
            }
        }
        return query;
    }

    private List<String> terms(String prefix) {
        return prefix.isEmpty() ? included : prefix.equals("+") ? required : excluded;
    }

    /** Returns whether a text matches, whatever the case of its letters. */
    public boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return (included.isEmpty() || included.stream().anyMatch(lower::contains))
                && required.stream().allMatch(lower::contains)
                && excluded.stream().noneMatch(lower::contains);
    }
}
