/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.differential;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of the table of differences: manifest, path, our value, their value, reason, separated by {@code |}. A star in the first four is
 * any text.
 */
record ListedDifference(List<String> columns, String reason) {

    static ListedDifference of(String row) {
        String[] parts = row.split("\\|", -1);
        if (parts.length != 5 || parts[4].isBlank()) {
            throw new IllegalArgumentException(
                    "Invalid row '" + row + "': expected manifest | path | ours | theirs | reason");
        }
        return new ListedDifference(
                List.of(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip()), parts[4].strip());
    }

    boolean describes(Difference difference) {
        return matches(0, difference.manifest())
                && matches(1, difference.path())
                && matches(2, difference.ours())
                && matches(3, difference.theirs());
    }

    private boolean matches(int column, String text) {
        String[] literals = columns.get(column).split("\\*", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(literals[0]));
        for (int i = 1; i < literals.length; i++) {
            pattern.append("(?s:.*)").append(Pattern.quote(literals[i]));
        }
        return text.matches(pattern.toString());
    }
}
