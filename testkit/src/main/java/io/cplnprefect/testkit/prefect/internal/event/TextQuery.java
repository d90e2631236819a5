/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.event;

import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search in the text of events.
 *
 * @param included terms of which an event has at least one
 * @param required terms that an event has, written with {@code +}
 * @param excluded terms that an event does not have, written with {@code -} or {@code !}
 */
record TextQuery(List<String> included, List<String> required, List<String> excluded) {
    private static final Pattern TERM = Pattern.compile("([-!+]?)(?:\"((?:\\\\.|[^\"\\\\])*)\"?|([^\\s\"]+))");

    /** Reads a query: terms and quoted phrases. */
    static TextQuery of(String text) {
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

    /** Returns whether the text of an event matches, whatever the case of its letters. */
    boolean matches(Event event) {
        var json = event.toJson(PrefectRelease.V3);
        String text = (event.name() + " " + json.path("resource") + " " + json.path("related") + " "
                        + json.path("payload"))
                .toLowerCase(Locale.ROOT);
        return (included.isEmpty() || included.stream().anyMatch(text::contains))
                && required.stream().allMatch(text::contains)
                && excluded.stream().noneMatch(text::contains);
    }
}
