/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file that a command is given. */
final class InputFile {

    private InputFile() {}

    /**
     * Returns the text of a file.
     *
     * @throws UsageException if the file cannot be read
     */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("Invalid file '" + file + "': it does not exist. Correct the path.", e);
        } catch (AccessDeniedException e) {
            throw new UsageException("Invalid file '" + file + "': reading it is not permitted. Change its mode.", e);
        } catch (CharacterCodingException e) {
            throw new UsageException("Invalid file '" + file + "': it is not UTF-8. Convert it.", e);
        } catch (IOException e) {
            throw new UsageException("Invalid file '" + file + "': it cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the YAML or JSON documents of a file.
     *
     * @throws UsageException if the file cannot be read or is invalid; it contains all problems
     */
    static List<Document> documents(Path file) {
        try {
            return DocumentText.read(text(file));
        } catch (InvalidDocumentException e) {
            throw new UsageException(e.problems().stream()
                    .map(problem -> "Invalid file " + file + ": " + problem)
                    .toList());
        }
    }
}
