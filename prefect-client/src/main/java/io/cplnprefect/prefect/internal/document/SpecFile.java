/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal.document;

import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file that a user writes. */
public final class SpecFile {

    private SpecFile() {}

    /**
     * Returns the text of a file.
     *
     * @throws UsageException if it cannot be read
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("Invalid file '" + file + "': it does not exist. Correct the path.", e);
        } catch (CharacterCodingException e) {
            throw new UsageException("Invalid file '" + file + "': it is not UTF-8. Convert it.", e);
        } catch (IOException e) {
            throw new UsageException("Invalid file '" + file + "': it cannot be read: " + e.getMessage(), e);
        }
    }
}
