/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The table of intended differences between what we deploy and what Prefect's command line deploys. */
final class WantedDifferences {

    private final List<Row> rows;
    private final Set<Row> used = new LinkedHashSet<>();

    private WantedDifferences(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * A row.
     *
     * @param deployments names of deployments, or {@code *} for all
     * @param generation {@code 2}, {@code 3} or {@code *}
     * @param field path of the field
     */
    private record Row(List<String> deployments, String generation, String field) {

        boolean contains(String name, String path) {
            return field.equals(path)
                    && deployments.stream().anyMatch(one -> one.equals("*") || name.endsWith("/" + one));
        }
    }

    static WantedDifferences of(PrefectRelease release) throws IOException {
        String generation = release == PrefectRelease.V3 ? "3" : "2";
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ProjectFiles.FOLDER.resolveSibling("differences.md"))) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("|") && !line.startsWith("|-") && !line.startsWith("| Deployment")) {
                rows.add(new Row(List.of(cells[1].strip().split(", ", -1)), cells[2].strip(), cells[3].strip()));
            }
        }
        rows.removeIf(row -> !row.generation().equals("*") && !row.generation().equals(generation));
        return new WantedDifferences(rows);
    }

    /** Returns the differences that the table does not contain. */
    List<String> unexpected(String file, String name, JsonNode theirs, JsonNode ours) {
        List<String> differences = new ArrayList<>();
        compare(file, name, "", theirs, ours, differences);
        return differences;
    }

    private void compare(
            String file, String name, String path, JsonNode theirs, JsonNode ours, List<String> differences) {
        if (theirs.equals(ours) || numbers(theirs, ours) || wanted(name, path)) {
            return;
        }
        boolean containers = (theirs.isObject() && ours.isObject())
                || (theirs.isArray() && ours.isArray() && theirs.size() == ours.size());
        if (!containers) {
            differences.add(file + " " + name + " " + path + ": Python " + theirs + ", ours " + ours);
            return;
        }
        if (theirs.isArray()) {
            for (int i = 0; i < theirs.size(); i++) {
                compare(file, name, path + "[" + i + "]", theirs.get(i), ours.get(i), differences);
            }
            return;
        }
        Set<String> keys = new TreeSet<>();
        theirs.fieldNames().forEachRemaining(keys::add);
        ours.fieldNames().forEachRemaining(keys::add);
        keys.forEach(key -> compare(
                file, name, path.isEmpty() ? key : path + "." + key, theirs.path(key), ours.path(key), differences));
    }

    private static boolean numbers(JsonNode theirs, JsonNode ours) {
        return theirs.isNumber() && ours.isNumber() && theirs.decimalValue().compareTo(ours.decimalValue()) == 0;
    }

    private boolean wanted(String name, String path) {
        List<Row> matching =
                rows.stream().filter(row -> row.contains(name, path)).toList();
        used.addAll(matching);
        return !matching.isEmpty();
    }

    /** Returns the rows that no deployment needed. */
    List<String> unused() {
        return rows.stream()
                .filter(row -> !used.contains(row))
                .map(Row::toString)
                .toList();
    }
}
