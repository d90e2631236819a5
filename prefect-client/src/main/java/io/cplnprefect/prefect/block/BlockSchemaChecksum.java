/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.prefect.internal.PythonJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the checksum by which servers and Python clients recognize a schema of block documents. It does not depend on the
 * order of members, on {@code secret_fields}, or on definitions of other blocks.
 */
public final class BlockSchemaChecksum {

    private static final String DEFINITIONS = "definitions";
    private static final String REFERENCE = "#/definitions/";

    private BlockSchemaChecksum() {}

    /**
     * Returns the checksum of a schema.
     *
     * @param fields the JSON schema of the data, as plain Java values
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public static String of(Map<String, ?> fields) {
        Map<Object, @Nullable Object> content = withoutSecretFields(fields);
        Map<?, ?> definitions = content.get(DEFINITIONS) instanceof Map<?, ?> map ? map : Map.of();
        if (!definitions.isEmpty()) {
            Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
            keepReferenced(content, definitions, kept);
            if (kept.isEmpty()) {
                content.remove(DEFINITIONS);
            } else {
                content.put(DEFINITIONS, kept);
            }
        }
        // The positional and the named arguments of the function that hashes in Python.
        String json = PythonJson.write(List.of(List.of(content), Map.of()));
        return "sha256:" + HexFormat.of().formatHex(sha256(json.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Returns a copy without {@code secret_fields} at any depth, except below lists, as in Python. */
    private static Map<Object, @Nullable Object> withoutSecretFields(Map<?, ?> map) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!key.equals("secret_fields")) {
                copy.put(key, value instanceof Map<?, ?> nested ? withoutSecretFields(nested) : value);
            }
        });
        return copy;
    }

    private static void keepReferenced(
            @Nullable Object value, Map<?, ?> definitions, Map<Object, @Nullable Object> kept) {
        for (String reference : references(value)) {
            String name = reference.replace(REFERENCE, "");
            if (definitions.get(name) instanceof Map<?, ?> definition
                    && !definition.isEmpty()
                    && definition.get("block_type_slug") == null
                    && kept.putIfAbsent(name, definition) == null) {
                keepReferenced(definition, definitions, kept);
            }
        }
    }

    private static List<String> references(@Nullable Object value) {
        List<String> references = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                references.add(reference);
            }
            map.values().forEach(nested -> references.addAll(references(nested)));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> references.addAll(references(item)));
        }
        return references;
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
