/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A summary of a plan or report for people and for CI systems. It contains no credential. Immutable and thread-safe. */
public final class Summary {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String UNCHANGED = "unchanged";

    private final String title;
    private final Map<String, Integer> counts;
    private final List<Row> rows;
    private final List<String> warnings;

    private Summary(String title, Map<String, Integer> counts, List<Row> rows, List<String> warnings) {
        this.title = title;
        this.counts = counts;
        this.rows = rows;
        this.warnings = warnings;
    }

    private record Row(
            String name,
            String status,
            List<FieldDifference> differences,
            @Nullable String failure) {}

    /**
     * Returns the summary of a plan.
     *
     * @param plan the plan
     * @return the summary
     */
    public static Summary of(DeploymentPlan plan) {
        return new Summary(
                "Plan",
                counts(plan.counts()),
                plan.changes().stream()
                        .map(change -> new Row(change.name(), word(change.action()), change.differences(), null))
                        .toList(),
                plan.warnings());
    }

    /**
     * Returns the summary of a report.
     *
     * @param report the report
     * @return the summary
     */
    public static Summary of(ApplyReport report) {
        return new Summary(
                "Report",
                counts(report.counts()),
                report.results().stream()
                        .map(result -> new Row(result.name(), word(result.outcome()), List.of(), result.reason()))
                        .toList(),
                List.of());
    }

    /**
     * Returns the summary of the plan of an image roll-out.
     *
     * @param changes the deployments with their images
     * @return the summary
     */
    public static Summary of(List<ImageChange> changes) {
        Map<String, Integer> counts = new TreeMap<>(Map.of(UNCHANGED, 0, "update", 0));
        List<Row> rows = new ArrayList<>();
        for (ImageChange change : changes) {
            String status = change.changes() ? "update" : UNCHANGED;
            counts.merge(status, 1, Integer::sum);
            List<FieldDifference> differences = change.changes()
                    ? List.of(new FieldDifference(
                            Comparison.VARIABLES + "." + ImageRollout.VARIABLE, change.before(), change.after()))
                    : List.of();
            rows.add(new Row(change.name(), status, differences, null));
        }
        return new Summary("Plan", counts, rows, List.of());
    }

    private static Map<String, Integer> counts(Map<? extends Enum<?>, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts.forEach((key, value) -> words.put(word(key), value));
        return words;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String line() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns the summary as text for a terminal; unchanged deployments are only counted.
     *
     * @return lines, each with a line break
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            if (!row.status().equals(UNCHANGED)) {
                text.append(row.status()).append(' ').append(row.name()).append('\n');
                row.differences()
                        .forEach(difference ->
                                text.append("    ").append(difference).append('\n'));
                if (row.failure() != null) {
                    text.append("    ").append(row.failure()).append('\n');
                }
            }
        }
        warnings.forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        return text.append(title).append(": ").append(line()).append('\n').toString();
    }

    /**
     * Returns the summary as a JSON object with {@code counts}, {@code deployments} and {@code warnings}.
     *
     * @return the object
     */
    public String json() {
        ObjectNode summary = JSON.createObjectNode();
        ObjectNode numbers = summary.putObject("counts");
        counts.forEach(numbers::put);
        ArrayNode deployments = summary.putArray("deployments");
        for (Row row : rows) {
            ObjectNode deployment =
                    deployments.addObject().put("name", row.name()).put("status", row.status());
            if (!row.differences().isEmpty()) {
                ArrayNode differences = deployment.putArray("differences");
                row.differences()
                        .forEach(difference -> differences
                                .addObject()
                                .put("field", difference.field())
                                .put("before", difference.before())
                                .put("after", difference.after()));
            }
            if (row.failure() != null) {
                deployment.put("reason", row.failure());
            }
        }
        warnings.forEach(summary.putArray("warnings")::add);
        return summary.toPrettyString() + "\n";
    }

    /**
     * Returns the summary as a JUnit report with one test case per deployment; a deployment that failed is a failure.
     *
     * @return the XML document
     */
    public String junitXml() {
        long failures = rows.stream().filter(row -> row.failure() != null).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<testsuite name=\"deployments\" tests=\"")
                .append(rows.size())
                .append("\" failures=\"")
                .append(failures)
                .append("\" errors=\"0\" skipped=\"0\">\n");
        for (Row row : rows) {
            xml.append("  <testcase classname=\"deployments\" name=\"")
                    .append(xml(row.name()))
                    .append("\">\n    ");
            if (row.failure() == null) {
                xml.append("<system-out>").append(xml(details(row))).append("</system-out>");
            } else {
                xml.append("<failure message=\"").append(xml(row.failure())).append("\"/>");
            }
            xml.append("\n  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String details(Row row) {
        return row.differences().isEmpty()
                ? row.status()
                : row.status() + ": "
                        + row.differences().stream()
                                .map(FieldDifference::toString)
                                .collect(Collectors.joining("; "));
    }

    private static String xml(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append("&#").append(character).append(';');
                default -> escaped.appendCodePoint(permitted(character) ? character : '?');
            }
        });
        return escaped.toString();
    }

    /** Returns whether XML 1.0 permits a character, controls left out. */
    private static boolean permitted(int character) {
        return !Character.isISOControl(character)
                && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                && character != 0xFFFE
                && character != 0xFFFF;
    }

    /**
     * Returns the summary as a Markdown table, such as for a comment on a pull request; unchanged deployments are only counted.
     *
     * @return the text
     */
    public String markdown() {
        StringBuilder text = new StringBuilder("**")
                .append(title)
                .append(":** ")
                .append(line())
                .append("\n");
        if (rows.stream().anyMatch(row -> !row.status().equals(UNCHANGED))) {
            text.append("\n| Deployment | Status | Details |\n|---|---|---|\n");
        }
        for (Row row : rows) {
            if (!row.status().equals(UNCHANGED)) {
                String details = row.failure() == null
                        ? row.differences().stream()
                                .map(FieldDifference::toString)
                                .collect(Collectors.joining("; "))
                        : row.failure();
                text.append("| ")
                        .append(cell(row.name()))
                        .append(" | ")
                        .append(row.status())
                        .append(" | ")
                        .append(cell(details))
                        .append(" |\n");
            }
        }
        warnings.forEach(warning -> text.append("\n> ").append(cell(warning)).append('\n'));
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s*\\R\\s*", " ");
    }
}
