/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import io.cplnprefect.testkit.cpln.internal.wire.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A LogQL query with a stream selector and line filters, for example
 * {@code {workload="etl", replica=~"command-1.+"} |= "error" !~ "retr(y|ied)"}. Parsers and metric queries are not supported.
 */
final class LogQuery {
    /** Operators that match a whole label value. */
    private static final Map<String, Function<String, Predicate<String>>> MATCHERS = Map.of(
            "=", wanted -> wanted::equals,
            "!=", wanted -> actual -> !actual.equals(wanted),
            "=~", wanted -> compile(wanted).asMatchPredicate(),
            "!~", wanted -> compile(wanted).asMatchPredicate().negate());

    /** Operators that match any part of a line. */
    private static final Map<String, Function<String, Predicate<String>>> FILTERS = Map.of(
            "|=", wanted -> line -> line.contains(wanted),
            "!=", wanted -> line -> !line.contains(wanted),
            "|~", wanted -> compile(wanted).asPredicate(),
            "!~", wanted -> compile(wanted).asPredicate().negate());

    private final List<Predicate<Map<String, String>>> matchers = new ArrayList<>();
    private final List<Predicate<String>> filters = new ArrayList<>();
    private final LogQueryText text;
    private String replicaPrefix = "";

    private LogQuery(String query) {
        this.text = new LogQueryText(query);
        boolean selective = parseMatchers();
        if (!selective) {
            throw text.error("queries require at least one matcher that does not match the empty value");
        }
        while (!text.atEnd()) {
            String operator = operator(FILTERS);
            filters.add(function(FILTERS, operator).apply(text.quoted()));
        }
    }

    /**
     * Returns a parsed query.
     *
     * @throws ApiException if the query is not valid; the message has the position
     */
    static LogQuery parse(String query) {
        return new LogQuery(query);
    }

    /** Returns a text with which the replica of each selected line begins; empty if it may be any. */
    String replicaPrefix() {
        return replicaPrefix;
    }

    boolean matches(LogStore.Line line) {
        return matchers.stream().allMatch(matcher -> matcher.test(line.labels()))
                && filters.stream().allMatch(filter -> filter.test(line.text()));
    }

    private boolean parseMatchers() {
        boolean selective = false;
        text.expect("{");
        while (!text.accept("}")) {
            String label = text.identifier();
            String operator = operator(MATCHERS);
            String value = text.quoted();
            Predicate<String> matcher = function(MATCHERS, operator).apply(value);
            if (label.equals("replica") && (operator.equals("=") || operator.equals("=~"))) {
                replicaPrefix = operator.equals("=") ? value : literalPrefix(value);
            }
            selective |= !matcher.test("");
            matchers.add(labels -> matcher.test(labels.getOrDefault(label, "")));
            if (!text.accept(",")) {
                text.expect("}");
                break;
            }
        }
        return selective;
    }

    private String operator(Map<String, Function<String, Predicate<String>>> known) {
        // Longer operators first, since one begins with another.
        for (int length = 2; length > 0; length--) {
            for (String operator : known.keySet()) {
                if (operator.length() == length && text.accept(operator)) {
                    return operator;
                }
            }
        }
        throw text.error("expected one of " + known.keySet().stream().sorted().toList());
    }

    private static Function<String, Predicate<String>> function(
            Map<String, Function<String, Predicate<String>>> known, String operator) {
        return Objects.requireNonNull(known.get(operator));
    }

    /** Returns the text with which all matches of an expression begin. */
    private static String literalPrefix(String expression) {
        int end = 0;
        while (end < expression.length() && isLiteral(expression.charAt(end))) {
            end++;
        }
        boolean alternatives = expression.indexOf('|') >= 0;
        boolean repeated = end < expression.length() && "*?{".indexOf(expression.charAt(end)) >= 0;
        return alternatives ? "" : expression.substring(0, repeated ? Math.max(0, end - 1) : end);
    }

    private static boolean isLiteral(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw ApiException.badRequest("parse error : invalid regular expression: " + e.getMessage());
        }
    }
}
