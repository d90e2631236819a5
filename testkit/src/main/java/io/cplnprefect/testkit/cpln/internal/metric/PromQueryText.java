/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.metric;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the text of a query. */
final class PromQueryText {
    private static final Pattern NAME = Pattern.compile("\\s*([a-zA-Z_:][\\w:]*)");
    private static final Pattern OPERATOR = Pattern.compile("\\s*(=~|!~|!=|=)");
    private static final Pattern TEXT = Pattern.compile("\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern RANGE = Pattern.compile("\\s*\\[\\s*(\\d+)(ms|[smhdw])\\s*]");

    private final String text;
    private int at;

    private PromQueryText(String text) {
        this.text = text;
    }

    /**
     * Returns the query of a text.
     *
     * @throws IllegalArgumentException if the text is not a query that the emulator supports, with the position
     */
    static PromQuery parse(String text) {
        PromQueryText query = new PromQueryText(text);
        PromQuery parsed = query.query();
        if (!query.text.substring(query.at).isBlank()) {
            throw query.invalid("the end of the query");
        }
        return parsed;
    }

    private PromQuery query() {
        int start = at;
        String name = found(NAME);
        if (name != null) {
            Aggregate aggregate = constant(Aggregate.class, name);
            if (aggregate != null && !next("{")) {
                return aggregation(aggregate);
            }
            RangeFunction function = constant(RangeFunction.class, name);
            if (function != null && skip("(")) {
                PromQuery.Selector selector = selector();
                Duration range = range();
                require(")");
                return new PromQuery.OverTime(function, selector, range);
            }
        }
        at = start;
        return selector();
    }

    private PromQuery aggregation(Aggregate aggregate) {
        List<String> by = null;
        List<String> without = List.of();
        if (keyword("by")) {
            by = names();
        } else if (keyword("without")) {
            without = names();
        }
        require("(");
        PromQuery inner = query();
        require(")");
        if (by == null && without.isEmpty()) {
            by = List.of();
            if (keyword("by")) {
                by = names();
            } else if (keyword("without")) {
                by = null;
                without = names();
            }
        }
        return new PromQuery.Aggregation(aggregate, by, without, inner);
    }

    private PromQuery.Selector selector() {
        List<PromQuery.Matcher> matchers = new ArrayList<>();
        String name = found(NAME);
        if (name != null) {
            matchers.add(new PromQuery.Matcher("__name__", String::equals, name));
        }
        if (skip("{")) {
            while (!skip("}")) {
                matchers.add(matcher());
                if (!skip(",") && !next("}")) {
                    throw invalid("',' or '}'");
                }
            }
        }
        if (matchers.isEmpty()) {
            throw invalid("the name of a metric, or labels in braces");
        }
        return new PromQuery.Selector(matchers);
    }

    private PromQuery.Matcher matcher() {
        String label = required(NAME, "a label");
        String operator = required(OPERATOR, "one of = != =~ !~");
        String expected = required(TEXT, "a text in double quotes").replaceAll("\\\\(.)", "$1");
        BiPredicate<String, String> accepts = operator.endsWith("~") ? regex(expected) : String::equals;
        return new PromQuery.Matcher(label, operator.startsWith("!") ? accepts.negate() : accepts, expected);
    }

    private BiPredicate<String, String> regex(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return (present, expected) -> pattern.matcher(present).matches();
        } catch (PatternSyntaxException e) {
            throw invalid("a regular expression: " + e.getDescription());
        }
    }

    private Duration range() {
        Matcher range = RANGE.matcher(text).region(at, text.length());
        if (!range.lookingAt()) {
            throw invalid("a range such as [5m]");
        }
        at = range.end();
        long amount = Long.parseLong(range.group(1));
        return switch (range.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        require("(");
        while (!skip(")")) {
            names.add(required(NAME, "a label"));
            if (!skip(",") && !next(")")) {
                throw invalid("',' or ')'");
            }
        }
        return names;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        for (E constant : Objects.requireNonNull(type.getEnumConstants())) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                return constant;
            }
        }
        return null;
    }

    private boolean keyword(String word) {
        int start = at;
        if (word.equals(found(NAME))) {
            return true;
        }
        at = start;
        return false;
    }

    private String required(Pattern pattern, String expected) {
        String found = found(pattern);
        if (found == null) {
            throw invalid(expected);
        }
        return found;
    }

    private @Nullable String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group(1);
    }

    private void require(String token) {
        if (!skip(token)) {
            throw invalid("'" + token + "'");
        }
    }

    private boolean skip(String token) {
        if (next(token)) {
            at = text.indexOf(token, at) + token.length();
            return true;
        }
        return false;
    }

    private boolean next(String token) {
        return text.substring(at).stripLeading().startsWith(token);
    }

    private IllegalArgumentException invalid(String expected) {
        return new IllegalArgumentException("invalid parameter \"query\": 1:" + (at + 1) + ": expected " + expected
                + "; the emulator supports selectors, functions over a range, and aggregations of them");
    }
}
