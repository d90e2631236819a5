/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.block;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list of operations that change a JSON document, as RFC 6902 defines them. Immutable. The text form contains no values. */
public final class JsonPatch {

    /** A patch without operations. */
    public static final JsonPatch EMPTY = new JsonPatch(JsonNodeFactory.instance.arrayNode());

    private final ArrayNode json;
    private final List<PatchOperation> operations;

    private JsonPatch(JsonNode json) {
        if (!(json instanceof ArrayNode list)) {
            throw new UsageException("Invalid JSON patch: expected a list of operations");
        }
        List<String> problems = new ArrayList<>();
        List<PatchOperation> read = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            try {
                read.add(PatchOperation.of(i, list.get(i)));
            } catch (UsageException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        this.json = list;
        this.operations = read;
    }

    /**
     * Creates a patch of operations.
     *
     * @param operations maps with {@code op}, {@code path}, and {@code value} or {@code from}; copied
     * @return the patch
     * @throws UsageException if an operation is invalid; lists all problems with the index of the operation
     */
    public static JsonPatch of(Collection<? extends Map<String, ? extends @Nullable Object>> operations) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Map<String, ? extends @Nullable Object> operation : operations) {
            list.add(node(operation));
        }
        return new JsonPatch(list);
    }

    /**
     * Reads a patch from JSON or YAML.
     *
     * @param text a list of operations
     * @return the patch
     * @throws UsageException if the text or an operation is invalid; lists all problems
     */
    public static JsonPatch parse(String text) {
        List<Document> documents;
        try {
            documents = DocumentText.read(text);
        } catch (InvalidDocumentException e) {
            throw new UsageException(e.problems().stream()
                    .map(problem -> "Invalid JSON patch: " + problem)
                    .toList());
        }
        if (documents.size() != 1) {
            throw new UsageException("Invalid JSON patch: expected one list of operations");
        }
        return new JsonPatch(documents.get(0).content());
    }

    /**
     * Reads a patch from a JSON or YAML file, as {@link #parse} does.
     *
     * @param file the file
     * @return the patch
     * @throws UsageException if an operation is invalid; lists all problems
     * @throws UncheckedIOException if the file cannot be read
     */
    public static JsonPatch read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the JSON patch " + file + ": " + e, e);
        }
    }

    /** Creates a patch of a value of a block document: a list, or a text with JSON. */
    static JsonPatch ofValue(Object value) {
        return value instanceof String text
                ? parse(text)
                : new JsonPatch(node(Map.of("operations", value)).path("operations"));
    }

    private static JsonNode node(Map<?, ?> map) {
        try {
            return DocumentValue.read(map).content();
        } catch (InvalidDocumentException e) {
            throw new UsageException(e.problems().stream()
                    .map(problem -> "Invalid JSON patch: " + problem)
                    .toList());
        }
    }

    /**
     * Returns the operations.
     *
     * @return a new list of maps
     */
    @SuppressWarnings("unchecked")
    public List<Map<String, @Nullable Object>> operations() {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(DocumentValue.of(json));
    }

    /**
     * Returns whether there are no operations.
     *
     * @return {@code true} if so
     */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * Returns a changed copy of a document.
     *
     * @throws UsageException if an operation cannot be applied; the message has its index
     */
    JsonNode applyTo(JsonNode document) {
        JsonNode changed = document.deepCopy();
        for (PatchOperation operation : operations) {
            changed = operation.applyTo(changed);
        }
        return changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPatch patch && json.equals(patch.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "JsonPatch" + operations;
    }
}
