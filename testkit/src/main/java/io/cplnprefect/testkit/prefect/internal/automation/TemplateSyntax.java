/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The syntax of Jinja templates: delimiters and the nesting of statements. Expressions are not checked. */
final class TemplateSyntax {
    private static final Pattern OPENING = Pattern.compile("\\{\\{|\\{%|\\{#");
    private static final Pattern TAG = Pattern.compile("[-+]?\\s*(\\w+)");
    private static final Map<String, String> NAMES =
            Map.of("}}", "end of print statement", "%}", "end of statement block");
    private static final Set<String> BLOCKS =
            Set.of("for", "if", "macro", "call", "filter", "with", "raw", "autoescape");
    private static final Set<String> OTHERS = Set.of("set", "else", "elif", "include", "import", "from", "extends");
    private static final Map<String, String> ENDS = Map.of(
            "for", "'endfor' or 'else'",
            "if", "'elif' or 'else' or 'endif'");

    private TemplateSyntax() {}

    /** Returns what is wrong with a template, or null. */
    static @Nullable Problem check(String template) {
        Deque<String> open = new ArrayDeque<>();
        Matcher opening = OPENING.matcher(template);
        int from = 0;
        while (opening.find(from)) {
            String end = List.of("}}", "%}", "#}").get(List.of("{{", "{%", "{#").indexOf(opening.group()));
            int closed = template.indexOf(end, opening.end());
            if (closed < 0) {
                return end.equals("#}")
                        ? problem(template, template.length(), "Missing end of comment tag")
                        : problem(
                                template,
                                template.length(),
                                "unexpected end of template, expected '" + NAMES.get(end) + "'.");
            }
            if (end.equals("%}")) {
                String message = statement(open, template.substring(opening.end(), closed));
                if (message != null) {
                    return problem(template, opening.start(), message);
                }
            }
            from = closed + end.length();
        }
        String block = open.peek();
        return block == null
                ? null
                : problem(
                        template,
                        template.length(),
                        "Unexpected end of template. Jinja was looking for the following tags: "
                                + ENDS.getOrDefault(block, "'end" + block + "'")
                                + ". The innermost block that needs to be closed is '" + block + "'.");
    }

    /** A problem and the number of its line, from 1. */
    record Problem(int line, String message) {}

    /** Opens or closes the block of a statement, and returns what is wrong with it, or null. */
    private static @Nullable String statement(Deque<String> open, String text) {
        Matcher tag = TAG.matcher(text);
        String name = tag.lookingAt() ? tag.group(1) : "";
        if (BLOCKS.contains(name)) {
            open.push(name);
        } else if (!open.isEmpty() && name.equals("end" + open.peek())) {
            open.pop();
        } else if (!OTHERS.contains(name)) {
            return "Encountered unknown tag '" + name + "'.";
        }
        return null;
    }

    private static Problem problem(String template, int place, String message) {
        int line = 1
                + (int) template.substring(0, place)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Problem(line, message);
    }
}
