/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.UsageException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query in LogQL, the language of the logs service. Immutable and thread-safe. */
public final class LogQl {

    private final String text;

    private LogQl(String text) {
        this.text = text;
    }

    /**
     * Returns the query with a text.
     *
     * @param logQl the text, in LogQL
     * @return a query
     */
    public static LogQl of(String logQl) {
        return new LogQl(logQl);
    }

    /**
     * Returns a query for the lines that all matchers select:
     *
     * <pre>{@code
     * LogQl.where(equal("gvc", "prefect"), matching("workload", "etl-.+"), notEqual("container", "proxy"))
     *         .containing("ERROR")
     *         .notMatching("retr(y|ied)");
     * }</pre>
     *
     * @param matchers conditions on labels; at least one must select only lines that have its label
     * @return a query
     * @throws UsageException if no matcher requires its label, which the service refuses
     */
    public static LogQl where(LabelMatcher... matchers) {
        if (Arrays.stream(matchers).noneMatch(LabelMatcher::requiresLabel)) {
            throw new UsageException(
                    "Invalid log query " + Arrays.toString(matchers)
                            + ": the service requires a matcher that does not match an absent label. Add LabelMatcher.equal(\"gvc\", …).");
        }
        return new LogQl(
                Arrays.stream(matchers).map(LabelMatcher::toString).collect(Collectors.joining(", ", "{", "}")));
    }

    /**
     * Returns a query for the lines whose labels have certain values.
     *
     * @param labels values by label, at least one
     * @return a query
     * @throws UsageException if there is no label, which the service refuses
     */
    public static LogQl labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            throw new UsageException("Invalid log query without labels: the service requires at least one. Add gvc.");
        }
        StringJoiner matchers = new StringJoiner(", ", "{", "}");
        labels.forEach(
                (label, value) -> matchers.add(LabelMatcher.equal(label, value).toString()));
        return new LogQl(matchers.toString());
    }

    /**
     * Returns a query for the lines of one job, from all its containers. The name of a job's replica starts with
     * {@code command-} and the id of the command.
     *
     * @param gvc name of the GVC
     * @param location name of the location
     * @param workload name of the workload
     * @param commandId id of the command
     * @return a query
     */
    public static LogQl ofCommand(String gvc, String location, String workload, String commandId) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("gvc", gvc);
        labels.put("location", location);
        labels.put("workload", workload);
        return withReplica(labels, "command-" + regexQuoted(commandId) + ".+");
    }

    /**
     * Returns a query for the lines of several jobs.
     *
     * @param labels values by label, at least one: {@code gvc}, {@code location} and {@code workload}, and {@code container} for
     *     the lines of one container
     * @param commandIds ids of the commands; empty for all jobs that the labels select
     * @return a query
     * @throws UsageException if there is no label
     */
    public static LogQl ofCommands(Map<String, String> labels, Collection<String> commandIds) {
        if (commandIds.isEmpty()) {
            return withReplica(labels, "command-.+");
        }
        StringJoiner ids = new StringJoiner("|", "command-(", ").+");
        commandIds.forEach(id -> ids.add(regexQuoted(id)));
        return withReplica(labels, ids.toString());
    }

    private static LogQl withReplica(Map<String, String> labels, String pattern) {
        String equal = labels(labels).text;
        return new LogQl(
                equal.substring(0, equal.length() - 1) + ", " + LabelMatcher.matching("replica", pattern) + "}");
    }

    /**
     * Returns a query for those lines of this query that contain a text.
     *
     * @param part the text
     * @return a query
     */
    public LogQl containing(String part) {
        return new LogQl(text + " |= " + quoted(part));
    }

    /**
     * Returns a query for those lines of this query that do not contain a text.
     *
     * @param part the text
     * @return a query
     */
    public LogQl notContaining(String part) {
        return new LogQl(text + " != " + quoted(part));
    }

    /**
     * Returns a query for those lines of this query that match a regular expression in any part.
     *
     * @param pattern the expression, in the syntax of RE2
     * @return a query
     */
    public LogQl matching(String pattern) {
        return new LogQl(text + " |~ " + quoted(pattern));
    }

    /**
     * Returns a query for those lines of this query that match a regular expression in no part.
     *
     * @param pattern the expression, in the syntax of RE2
     * @return a query
     */
    public LogQl notMatching(String pattern) {
        return new LogQl(text + " !~ " + quoted(pattern));
    }

    /** Returns a text as a literal of LogQL, whose escapes are those of Go. */
    static String quoted(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> literal.append('\\').append(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' || c == 0x7F ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return literal.append('"').toString();
    }

    private static String regexQuoted(String value) {
        return Pattern.compile("[^A-Za-z0-9_-]").matcher(value).replaceAll("\\\\$0");
    }

    /** Returns the text of the query. */
    @Override
    public String toString() {
        return text;
    }
}
