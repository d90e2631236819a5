/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A placeholder of a template: {@code {{ name }}}.
 *
 * @param text the placeholder with its braces
 * @param name the name in it, without {@code $}
 * @param kind what the name refers to
 */
record Placeholder(String text, String name, Kind kind) {

    private static final Pattern FORM = Pattern.compile("(\\{\\{\\s*([\\w.\\-\\[\\]$]+)\\s*}})");
    private static final String BLOCK = "prefect.blocks.";
    private static final String VARIABLE = "prefect.variables.";

    /** What a placeholder refers to. */
    enum Kind {
        OUTPUT,
        BLOCK,
        VARIABLE,
        ENVIRONMENT
    }

    static List<Placeholder> of(String template) {
        return FORM.matcher(template)
                .results()
                .map(match -> parse(match.group(1), match.group(2)))
                .distinct()
                .toList();
    }

    private static Placeholder parse(String text, String name) {
        if (name.startsWith(BLOCK)) {
            return new Placeholder(text, name.substring(BLOCK.length()), Kind.BLOCK);
        }
        if (name.startsWith(VARIABLE)) {
            return new Placeholder(text, name.substring(VARIABLE.length()), Kind.VARIABLE);
        }
        return name.startsWith("$")
                ? new Placeholder(text, name.substring(1), Kind.ENVIRONMENT)
                : new Placeholder(text, name, Kind.OUTPUT);
    }
}
