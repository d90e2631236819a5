/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lines of a {@code profiles.toml}. A change keeps every other line, with comments and order. It is made by line, without
 * a model of TOML, so that its caller compares the document before and after it. Not thread-safe.
 */
final class ProfileText {

    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final List<String> lines;

    ProfileText(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    @Override
    public String toString() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    void activate(String name) {
        String line = "active = " + quoted(name);
        for (int i = 0; i < lines.size() && !isHeader(lines.get(i)); i++) {
            if (isSetting(lines.get(i), "active")) {
                lines.set(i, line);
                return;
            }
        }
        lines.add(0, line);
    }

    void deactivate() {
        for (int i = 0; i < lines.size() && !isHeader(lines.get(i)); i++) {
            if (isSetting(lines.get(i), "active")) {
                lines.remove(i);
                return;
            }
        }
    }

    void add(String profile, Map<String, String> settings) {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isBlank()) {
            lines.add("");
        }
        lines.add(header(profile));
        settings.forEach((name, value) -> lines.add(setting(name, value)));
    }

    void set(String profile, String name, String value) {
        int header = headerOf(profile);
        if (header < 0) {
            add(profile, Map.of(name, value));
            return;
        }
        int line = lineOf(header, name);
        if (line < 0) {
            lines.add(endOfSettings(header), setting(name, value));
        } else {
            lines.set(line, setting(name, value));
        }
    }

    void unset(String profile, String name) {
        int line = lineOf(headerOf(profile), name);
        if (line >= 0) {
            lines.remove(line);
        }
    }

    void rename(String profile, String name) {
        int header = headerOf(profile);
        if (header >= 0) {
            lines.set(header, header(name));
        }
    }

    void delete(String profile) {
        int header = headerOf(profile);
        if (header >= 0) {
            lines.subList(header, endOfSettings(header)).clear();
        }
    }

    private int headerOf(String profile) {
        for (int i = 0; i < lines.size(); i++) {
            if (isHeader(lines.get(i))) {
                ObjectNode document = TomlFile.line(lines.get(i));
                JsonNode table =
                        document == null ? null : document.path("profiles").get(profile);
                if (table != null && table.isEmpty()) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int lineOf(int header, String name) {
        for (int i = header + 1; header >= 0 && i < lines.size() && !isHeader(lines.get(i)); i++) {
            if (isSetting(lines.get(i), name)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the line after the last setting of a table. Comments after it may belong to the next table. */
    private int endOfSettings(int header) {
        int end = header + 1;
        for (int i = header + 1; i < lines.size() && !isHeader(lines.get(i)); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).stripLeading().startsWith("#")) {
                end = i + 1;
            }
        }
        return end;
    }

    private static boolean isHeader(String line) {
        return line.stripLeading().startsWith("[");
    }

    private static boolean isSetting(String line, String name) {
        ObjectNode document = TomlFile.line(line);
        return document != null && document.has(name);
    }

    private static String header(String profile) {
        return "[profiles." + (BARE_KEY.matcher(profile).matches() ? profile : quoted(profile)) + "]";
    }

    private static String setting(String name, String value) {
        return name + " = " + quoted(value);
    }

    /** Returns a basic string of TOML, whose escapes include all of JSON's but that of the slash, which is not written. */
    private static String quoted(String value) {
        return TextNode.valueOf(value).toString();
    }
}
