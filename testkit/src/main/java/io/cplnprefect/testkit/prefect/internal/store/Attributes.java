/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of an object by the names of its JSON members, for filters and orders. */
public interface Attributes {
    /**
     * Returns a value.
     *
     * @return a {@code String}, {@code Instant}, {@code Double}, {@code Boolean}, {@code List<String>}, or null
     */
    @Nullable
    Object attribute(String name);

    /** Returns the attributes of a JSON object; times other than {@code created} and {@code updated} are strings. */
    static Attributes of(JsonNode object) {
        return name -> name.equals("created") || name.equals("updated")
                ? Times.parse(object.path(name))
                : value(object.path(name));
    }

    /** Returns the value of a JSON scalar or list. */
    static @Nullable Object value(JsonNode node) {
        if (node.isArray()) {
            List<String> texts = new ArrayList<>(node.size());
            node.forEach(item -> texts.add(item.asText()));
            return texts;
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isTextual() ? node.asText() : null;
    }
}
