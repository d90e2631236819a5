/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A LogQL query, its texts quoted as they must be. Immutable and thread-safe. */
public final class LogQl {

    private final String text;

    private LogQl(String text) {
        this.text = text;
    }

    /**
     * A query in LogQL.
     *
     * @param logQl the query
     * @return the query, unchanged
     */
    public static LogQl of(String logQl) {
        return new LogQl(logQl);
    }

    /**
     * The lines whose labels have these values.
     *
     * @param labels at least one label with its value
     * @return the query
     */
    public static LogQl labels(Map<String, String> labels) {
        StringJoiner matchers = new StringJoiner(", ", "{", "}");
        labels.forEach((label, value) -> matchers.add(label + "=" + quoted(value)));
        return new LogQl(matchers.toString());
    }

    /**
     * The lines of one job, from all its containers. The replica of a job begins with {@code command-} and the id of its command.
     *
     * @param gvc name of the GVC
     * @param location name of the location
     * @param workload name of the workload
     * @param commandId id of the command
     * @return the query
     */
    public static LogQl ofCommand(String gvc, String location, String workload, String commandId) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("gvc", gvc);
        labels.put("location", location);
        labels.put("workload", workload);
        String equal = labels(labels).text;
        String replica = "replica=~" + quoted("command-" + regexQuoted(commandId) + ".+");
        return new LogQl(equal.substring(0, equal.length() - 1) + ", " + replica + "}");
    }

    /**
     * The lines among these that contain a text.
     *
     * @param part the text
     * @return the query
     */
    public LogQl containing(String part) {
        return new LogQl(text + " |= " + quoted(part));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String regexQuoted(String value) {
        return Pattern.compile("[^A-Za-z0-9_-]").matcher(value).replaceAll("\\\\$0");
    }

    /** The query in LogQL. */
    @Override
    public String toString() {
        return text;
    }
}
