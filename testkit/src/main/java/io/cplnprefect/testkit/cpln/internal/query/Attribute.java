/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a tag or property by which items are indexed.
 *
 * @param tag whether it is a tag; otherwise it is a property
 * @param number whether the value is a number, which never equals a text
 */
public record Attribute(boolean tag, String name, boolean number, String value) {
    private static final List<String> PROPERTIES = List.of("name", "type", "lifecycleStage");

    /** Returns a property with a text. */
    public static Attribute property(String name, String value) {
        return new Attribute(false, name, false, value);
    }

    /** Returns the attributes of an item: its tags and some of its properties. */
    public static List<Attribute> of(JsonNode item) {
        List<Attribute> attributes = new ArrayList<>();
        item.path("tags").properties().forEach(entry -> add(attributes, true, entry.getKey(), entry.getValue()));
        PROPERTIES.forEach(name -> add(attributes, false, name, item.path(name)));
        return List.copyOf(attributes);
    }

    /** Returns the attribute of all items that a term selects, or null if there is none. */
    static @Nullable Attribute of(QueryTerm term) {
        boolean tag = term.target().equals("tag");
        boolean indexed = tag ? !term.key().equals("*") : PROPERTIES.contains(term.key());
        return indexed && !term.target().equals("rel") && term.op().equals("=")
                ? of(tag, term.key(), term.value())
                : null;
    }

    private static void add(List<Attribute> attributes, boolean tag, String name, JsonNode value) {
        Attribute attribute = of(tag, name, value);
        if (attribute != null) {
            attributes.add(attribute);
        }
    }

    private static @Nullable Attribute of(boolean tag, String name, JsonNode value) {
        if (value.isNumber()) {
            String number = value.decimalValue().stripTrailingZeros().toPlainString();
            return new Attribute(tag, name, true, number);
        }
        return value.isTextual() || value.isBoolean() ? new Attribute(tag, name, false, value.asText()) : null;
    }
}
