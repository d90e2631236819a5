/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads TOML. Errors contain no part of a document, which may contain secrets. */
final class TomlFile {

    private static final TomlMapper MAPPER = new TomlMapper();

    private TomlFile() {}

    /** Returns the text of a file, or {@code null} if there is no such file. */
    static @Nullable String text(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException("Cannot read " + file + ": " + e.getClass().getSimpleName()
                    + ". Check that it is a UTF-8 text file which the user of this process may read.");
        }
    }

    /** Returns the document of a file; an empty one if there is no such file. */
    static ObjectNode read(Path file) {
        String text = text(file);
        return parse(text == null ? "" : text, file);
    }

    /** Returns the document with a text that was read from a file. */
    static ObjectNode parse(String text, Path file) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    "Invalid TOML in " + file + ", line " + e.getLocation().getLineNr() + ". Correct the file.");
        }
    }

    /** Returns the document of one line, or {@code null} if the line alone is not valid TOML. */
    static @Nullable ObjectNode line(String line) {
        try {
            return (ObjectNode) MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Returns a value as Prefect reads it from an environment variable. */
    static String value(JsonNode node) {
        return node.isContainerNode() ? node.toString() : node.asText();
    }
}
