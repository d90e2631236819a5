/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of the documents of one kind that clients may write. Immutable once created. */
public final class Schema {
    private static final Pattern ALTERNATIVES = Pattern.compile("\\(([^)]*)\\)");
    private static final JsonNode INVENTORY = read("inventory.json");
    private static final JsonNode LIMITS = read("limits.json");
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private final Field root = new Field();
    private final List<Condition> conditions = new ArrayList<>();
    private @Nullable String variantMember;

    private Schema(List<JsonNode> declarations) {
        for (JsonNode fields : declarations) {
            fields.properties().forEach(field -> declare(field.getKey(), field.getValue()));
        }
    }

    /**
     * Returns the schema of a document.
     *
     * <p>Documents of some kinds have variants: the data of a secret depends on its type.
     *
     * @param kind a kind, {@code command:<type>} or {@code query}
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Schema of(String kind, JsonNode document) {
        Schema schema = SCHEMAS.computeIfAbsent(kind, Schema::load);
        if (schema.variantMember == null) {
            return schema;
        }
        String variant = kind + ":" + document.path(schema.variantMember).asText();
        return INVENTORY.has(variant) ? SCHEMAS.computeIfAbsent(variant, name -> load(kind, name)) : schema;
    }

    private static Schema load(String kind) {
        if (!INVENTORY.has(kind)) {
            throw new IllegalArgumentException("No schema for '" + kind + "'.");
        }
        String common = kind.startsWith("command:") ? "command" : kind.equals("query") ? "" : "*";
        return new Schema(List.of(INVENTORY.path(kind), LIMITS.path(common), LIMITS.path(kind)));
    }

    private static Schema load(String kind, String variant) {
        ObjectNode base = INVENTORY.path(kind).deepCopy();
        base.remove("data");
        return new Schema(
                List.of(base, LIMITS.path("*"), LIMITS.path(kind), INVENTORY.path(variant), LIMITS.path(variant)));
    }

    private void declare(String path, JsonNode attributes) {
        if (path.equals("?")) {
            for (JsonNode rule : attributes) {
                if (rule.has("variant")) {
                    variantMember = rule.path("variant").textValue();
                } else {
                    conditions.add(new Condition(rule));
                }
            }
            return;
        }
        Matcher alternatives = ALTERNATIVES.matcher(path);
        if (alternatives.find()) {
            for (String alternative : alternatives.group(1).split("\\|", -1)) {
                declare(alternatives.replaceFirst(Matcher.quoteReplacement(alternative)), attributes);
            }
        } else {
            root.declare(path, attributes);
        }
    }

    /** Checks a document and converts, in place, text where numbers or booleans are expected. */
    public Findings check(ObjectNode document) {
        DocumentCheck check = new DocumentCheck(document);
        check.object("", root, document);
        conditions.forEach(condition -> condition.check(document, check.problems()));
        return new Findings(List.copyOf(check.problems()), List.copyOf(check.references()));
    }

    /** Returns a problem for each field that may not be changed after creation but was. */
    public List<String> changes(JsonNode existing, JsonNode document) {
        List<String> problems = new ArrayList<>();
        compare("", root, existing, document, problems);
        return problems;
    }

    private static void compare(
            String prefix, Field field, JsonNode existing, JsonNode document, List<String> problems) {
        field.members().forEach((name, member) -> {
            JsonNode before = existing.path(name);
            JsonNode after = document.path(name);
            if (member.isImmutable() && !before.isMissingNode() && !before.equals(after)) {
                problems.add(prefix + name + " may not be changed");
            }
            if (before.isObject() && after.isObject()) {
                compare(prefix + name + ".", member, before, after, problems);
            }
        });
    }

    private static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
