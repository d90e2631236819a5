/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cplnprefect.testkit.internal.yaml.YamlDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value in a settings file. Problems are collected with their line and path, and a default is returned for them. */
final class FileNode {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final YamlDocument document;
    private final String path;
    private final JsonNode value;
    private final List<String> problems;

    private FileNode(YamlDocument document, String path, JsonNode value, List<String> problems) {
        this.document = document;
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    static FileNode of(YamlDocument document, List<String> problems) {
        return new FileNode(document, "", document.value(), problems);
    }

    boolean exists() {
        return !value.isMissingNode() && !value.isNull();
    }

    boolean isText() {
        return value.isTextual();
    }

    boolean isObject() {
        return value.isObject();
    }

    void report(String problem) {
        problems.add("line " + document.line(path) + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /** Reports a value that is not an object, and members of other names. */
    FileNode allow(String... names) {
        if (exists() && !value.isObject()) {
            report("expected an object with " + String.join(", ", names));
        }
        Set<String> allowed = Set.of(names);
        value.properties().forEach(member -> {
            if (!allowed.contains(member.getKey())) {
                member(member.getKey()).report("unknown setting. Expected one of " + String.join(", ", names));
            }
        });
        return this;
    }

    FileNode member(String name) {
        JsonNode found = value.path(name);
        return new FileNode(
                document, path.isEmpty() ? name : path + "." + name, found.isNull() ? missing() : found, problems);
    }

    List<FileNode> elements() {
        List<FileNode> elements = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element ->
                    elements.add(new FileNode(document, path + "[" + elements.size() + "]", element, problems)));
        } else if (exists()) {
            report("expected a list");
        }
        return elements;
    }

    /** Returns the only member of an object, or null, with a report, if there is not exactly one. */
    @Nullable
    String onlyMember() {
        if (!value.isObject() || value.size() != 1) {
            report("expected an object with one member");
            return null;
        }
        return value.fieldNames().next();
    }

    @Nullable
    String text() {
        if (exists() && !value.isTextual()) {
            report("expected a text, not " + value + ". Write it in quotes");
        }
        return value.textValue();
    }

    String text(String missing) {
        String text = text();
        return text == null ? missing : text;
    }

    /** Returns the text, or reports that it is missing and returns an empty one. */
    String requiredText() {
        if (!exists()) {
            report("missing");
        }
        return text("");
    }

    List<String> texts() {
        return elements().stream().map(FileNode::requiredText).toList();
    }

    int number(int missing, int least, int most) {
        if (!exists()) {
            return missing;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            report("expected a number from " + least + " to " + most + ", not " + value);
            return missing;
        }
        return value.intValue();
    }

    int port(int missing) {
        return number(missing, 0, 65_535);
    }

    double share() {
        if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1) {
            report("expected a number from 0 to 1, not " + value);
            return 1;
        }
        return value.asDouble();
    }

    boolean flag() {
        if (exists() && !value.isBoolean()) {
            report("expected true or false, not " + value);
        }
        return value.asBoolean();
    }

    Duration duration(Duration missing) {
        if (!exists()) {
            return missing;
        }
        Matcher matcher = DURATION.matcher(value.asText());
        if (!matcher.matches()) {
            report("expected a duration such as 500ms, 20s, 5m or 1h, not " + value);
            return missing;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    Duration requiredDuration() {
        if (!exists()) {
            report("expected a duration such as 500ms, 20s, 5m or 1h");
        }
        return duration(Duration.ZERO);
    }

    /** Returns the value if it is one of the given, else the first of them, with a report. */
    String oneOf(String... values) {
        if (!exists()) {
            return values[0];
        }
        String text = value.asText();
        if (!Set.of(values).contains(text)) {
            report("expected one of " + String.join(", ", values) + ", not " + value);
            return values[0];
        }
        return text;
    }

    private static JsonNode missing() {
        return MissingNode.getInstance();
    }
}
