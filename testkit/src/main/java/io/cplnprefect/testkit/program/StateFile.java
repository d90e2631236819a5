/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.service.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The state of the emulators in a JSON file, which contains secrets. */
final class StateFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StateFile() {}

    /** Writes the state; the file is replaced as a whole. */
    static void dump(Services services, Path file) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(part);
            createForOwner(part);
            Files.writeString(part, services.dump().toPrettyString());
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the state to " + file + ": " + e, e);
        }
    }

    /** Creates a file that other users cannot read, where the file system has permissions. */
    private static void createForOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    static void load(Path file, Services services) {
        try {
            JsonNode state = MAPPER.readTree(Files.readString(file));
            if (!(state instanceof ObjectNode)) {
                throw new IllegalArgumentException("Invalid state in " + file + ": expected a JSON object.");
            }
            services.load(state);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the state " + file + ": " + e.getMessage(), e);
        }
    }
}
