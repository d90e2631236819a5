/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tables of documents; {@code invalid-documents.txt} describes their form. */
final class DocumentTable {
    private static final Pattern SECTION = Pattern.compile("\\[(\\w+) (\\S+)] (.+)");
    private static final Pattern REPEATED = Pattern.compile("(.+) \\* (\\d+)");

    private DocumentTable() {}

    /** A request that is accepted: the head of a section. */
    record Valid(int line, String method, String path, String body) {
        @Override
        public String toString() {
            return "line " + line + ": " + method + " " + path;
        }
    }

    /** A request that is refused with a message. */
    record Invalid(int line, String change, String method, String path, String body, String message) {
        @Override
        public String toString() {
            return "line " + line + ": " + change;
        }
    }

    static List<Valid> valid(String resource) {
        List<Valid> documents = new ArrayList<>();
        List<String> lines = lines(resource);
        for (int i = 0; i < lines.size(); i++) {
            Matcher section = SECTION.matcher(lines.get(i));
            if (section.matches()) {
                documents.add(new Valid(
                        i + 1,
                        section.group(1),
                        section.group(2),
                        json(section.group(3)).toString()));
            }
        }
        return documents;
    }

    static List<Invalid> invalid(String resource) {
        List<Invalid> documents = new ArrayList<>();
        List<String> lines = lines(resource);
        Matcher section = SECTION.matcher("");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("[")) {
                section = SECTION.matcher(line);
                if (!section.matches()) {
                    throw new IllegalArgumentException("Invalid section in line " + (i + 1) + ".");
                }
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] row = line.split("=>", 2);
                JsonNode body = json(section.group(3));
                for (String change : row[0].split(" & ", -1)) {
                    apply(change.trim(), body);
                }
                documents.add(new Invalid(
                        i + 1, row[0].trim(), section.group(1), section.group(2), body.toString(), row[1].trim()));
            }
        }
        return documents;
    }

    private static void apply(String change, JsonNode body) {
        boolean removes = change.endsWith(" removed");
        String path = removes ? change.replace(" removed", "") : change.substring(0, change.indexOf(" = "));
        String pointer = "/" + path.replace('.', '/').replace("[", "/").replace("]", "");
        int last = pointer.lastIndexOf('/');
        String member = pointer.substring(last + 1);
        String holderPointer = pointer.substring(0, last);
        JsonNode holder = body.at(holderPointer);
        if (holder.isMissingNode()) {
            holder = ((ObjectNode) body).withObject(holderPointer);
        }
        if (removes) {
            ((ObjectNode) holder).remove(member);
        } else if (holder instanceof ArrayNode array) {
            array.set(Integer.parseInt(member), value(change.substring(path.length() + 3)));
        } else {
            ((ObjectNode) holder).set(member, value(change.substring(path.length() + 3)));
        }
    }

    private static JsonNode value(String text) {
        Matcher repeated = REPEATED.matcher(text.trim());
        if (!repeated.matches()) {
            return json(text);
        }
        int times = Integer.parseInt(repeated.group(2));
        String element = repeated.group(1);
        String content = element.substring(1, element.length() - 1);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < times; i++) {
            result.append(i > 0 && element.startsWith("[") ? "," : "").append(content.replace("#", "" + i));
        }
        return json(element.charAt(0) + result.toString() + element.charAt(element.length() - 1));
    }

    private static JsonNode json(String text) {
        return Http.json(text);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(DocumentTable.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
