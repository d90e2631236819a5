/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The published fields of the API: for each kind, command and document a map of field paths to types.
 *
 * @param file the file that was read
 * @param entries the entries by name
 */
record Inventory(Path file, JsonNode entries) {

    /** The full inventory, which is not part of the project, and the fields that can be written, which the emulator checks. */
    private static final List<String> FILES = List.of(
            "../shared/reference/cpln-schema.json",
            "testkit/src/main/resources/io/cplnprefect/testkit/cpln/internal/schema/inventory.json");

    static Inventory read() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(FILES.get(1)))) {
            root = Objects.requireNonNull(root.getParent(), "the tests do not run in the project");
        }
        String property = System.getProperty("cpln.schema");
        Path start = root;
        Path file = Stream.concat(
                        Stream.ofNullable(property).map(Path::of),
                        FILES.stream().map(start::resolve))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return new Inventory(file, new ObjectMapper().readTree(file.toFile()));
    }

    /** Returns whether the file has the fields that the server sets too. */
    boolean isFull() {
        return entries.has("base");
    }

    @Override
    public String toString() {
        return file.getFileName() + (isFull() ? "" : " (the fields that can be written)");
    }
}
