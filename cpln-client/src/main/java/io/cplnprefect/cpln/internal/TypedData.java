/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.json.EmptyMembersModule;
import io.cplnprefect.core.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the data of an object whose type depends on another member of the object. */
public final class TypedData {

    private static final ObjectMapper MAPPER =
            Json.newMapper().rebuild().addModule(new EmptyMembersModule()).build();

    private TypedData() {}

    /**
     * Returns data as its model.
     *
     * @param data the data as it was read or built
     * @param model type of the data; {@code null} if it has none
     * @return the model; the data itself if it has no model, has its type already, or does not have the form of the model
     */
    public static @Nullable Object read(@Nullable Object data, @Nullable Class<?> model) {
        if (model == null || !(data instanceof Map<?, ?>)) {
            return data;
        }
        try {
            return MAPPER.convertValue(data, model);
        } catch (IllegalArgumentException e) {
            return data;
        }
    }

    /**
     * Returns the names of the members that data has.
     *
     * @param data the data
     * @return the names; empty for a text or no data
     */
    public static Set<String> keys(@Nullable Object data) {
        if (data instanceof Map<?, ?> map) {
            return map.keySet().stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        }
        JsonNode members = MAPPER.valueToTree(data);
        return members.properties().stream().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }
}
