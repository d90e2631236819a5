/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of a block document by field. Its {@link #toString()} has the names of the fields only. Immutable and thread-safe.
 */
public final class BlockData {

    private final Map<String, @Nullable Object> values;
    private final Map<String, ?> references;

    private BlockData(Map<String, @Nullable Object> values, Map<String, ?> references) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.references = references;
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the values of a document.
     *
     * @param document the document, read with its secrets if {@link #secret} is used
     * @return the values
     */
    public static BlockData of(BlockDocument document) {
        return new BlockData(document.data(), document.blockDocumentReferences());
    }

    /** Returns the names of the fields that have a value or null. */
    public Set<String> fields() {
        return values.keySet();
    }

    /**
     * Returns a value as it is: a text, number, boolean, list or map.
     *
     * @param field name of the field
     * @return the value, or {@code null} if it is null or absent
     */
    public @Nullable Object value(String field) {
        return values.get(field);
    }

    /**
     * Returns a text.
     *
     * @param field name of the field
     * @return the text, or {@code null} if it is null or absent
     * @throws UsageException if the value is no text
     */
    public @Nullable String text(String field) {
        return as(field, String.class, "a text");
    }

    /**
     * Returns a secret text.
     *
     * @param field name of the field
     * @return the secret, or {@code null} if it is null, absent or blank
     * @throws UsageException if the value is no text, or was read without secrets
     */
    public @Nullable Secret secret(String field) {
        if (values.get(field) instanceof Secret secret) {
            return secret;
        }
        String text = as(field, String.class, "a text");
        if (Secret.MASK.equals(text)) {
            throw new UsageException(
                    "Invalid field '" + field + "': it was read without secrets. Read the document with its secrets.");
        }
        return text == null || text.isBlank() ? null : Secret.of(text);
    }

    /**
     * Returns the values of the block in a field.
     *
     * @param field name of the field
     * @return the values, or {@code null} if the value is null or absent
     * @throws UsageException if the value is no block
     */
    @SuppressWarnings("unchecked") // the keys of JSON objects are texts
    public @Nullable BlockData block(String field) {
        Map<String, @Nullable Object> content = as(field, Map.class, "a block");
        if (content == null) {
            return null;
        }
        Object nested = document(field).get("block_document_references");
        return new BlockData(content, nested instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of());
    }

    /**
     * Returns the id of the document to which a field refers.
     *
     * @param field name of the field
     * @return the id, or {@code null} if the field does not refer to a document
     */
    public @Nullable UUID reference(String field) {
        Object id = document(field).get("id");
        if (id == null && values.get(field) instanceof Map<?, ?> value && value.get("$ref") instanceof Map<?, ?> set) {
            id = set.get("block_document_id");
        }
        return id instanceof String text ? UUID.fromString(text) : null;
    }

    private Map<?, ?> document(String field) {
        return references.get(field) instanceof Map<?, ?> reference
                        && reference.get("block_document") instanceof Map<?, ?> document
                ? document
                : Map.of();
    }

    private <T> @Nullable T as(String field, Class<T> type, String expected) {
        Object value = values.get(field);
        if (value != null && !type.isInstance(value)) {
            throw new UsageException("Invalid field '" + field + "': expected " + expected + ". Use value().");
        }
        return type.cast(value);
    }

    /** Returns the values as they are sent, with secrets. */
    Map<String, @Nullable Object> revealed() {
        Map<String, @Nullable Object> revealed = new LinkedHashMap<>();
        values.forEach((field, value) -> revealed.put(field, revealed(value)));
        return revealed;
    }

    private static @Nullable Object revealed(@Nullable Object value) {
        if (value instanceof Secret secret) {
            return secret.reveal();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, member) -> copy.put(key, revealed(member)));
            return copy;
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(revealed(item)));
            return copy;
        }
        return value;
    }

    @Override
    public String toString() {
        return "BlockData" + values.keySet();
    }

    /** A builder of {@link BlockData}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets a value.
         *
         * @param field name of the field
         * @param value a text, number, boolean, list, map or null; a {@link Secret}, also inside a list or map
         * @return this
         */
        public Builder put(String field, @Nullable Object value) {
            values.put(field, value);
            return this;
        }

        /**
         * Sets the block in a field to a document of its own.
         *
         * @param field name of the field
         * @param documentId id of the document
         * @return this
         */
        public Builder reference(String field, UUID documentId) {
            return put(field, Map.of("$ref", Map.of("block_document_id", documentId.toString())));
        }

        /** Returns the data. */
        public BlockData build() {
            return new BlockData(values, Map.of());
        }
    }
}
