/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;

/** A table of text. Columns are as wide as their widest cell; the last one is not padded. */
final class Table {

    private static final String GAP = "  ";

    private final ColorScheme colors;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table without rows. */
    Table(ColorScheme colors, String... header) {
        this.colors = colors;
        this.header = List.of(header);
    }

    /** Adds a row with one cell for each column; {@code null} is printed as a dash. */
    Table row(@Nullable Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("Expected " + header.size() + " cells, not " + cells.length);
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? "-" : oneLine(cell.toString()));
        }
        rows.add(row);
        return this;
    }

    /** Control characters of a cell would break the table, or reach the terminal. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\p{Cntrl}+", " ");
    }

    /** Returns the lines of the table; those of the header alone if there are no rows. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        Text head = colors.ansi().text("@|bold " + line(header) + "|@");
        text.append(head).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell);
            if (column < cells.size() - 1) {
                line.append(" ".repeat(width(column) - cell.length())).append(GAP);
            }
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = header.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}
