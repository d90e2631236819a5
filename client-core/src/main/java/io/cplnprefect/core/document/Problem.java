/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An invalid or unsupported value in a user's input. Immutable.
 *
 * @param path where the value is, such as {@code spec.template.spec.containers[0].env[2].name}; empty for the whole input
 * @param fault what is invalid there, a predicate whose subject is the path, such as {@code is missing}
 * @param fix what to change, an imperative
 * @param position where the value, or the object that it is missing from, is in the text of the input; {@code null} if the input
 *     was no text
 */
public record Problem(
        String path, String fault, String fix, @Nullable Position position) implements Serializable {

    /**
     * Creates a problem of an input that was no text.
     *
     * @param path where the value is
     * @param fault what is invalid there
     * @param fix what to change
     */
    public Problem(String path, String fault, String fix) {
        this(path, fault, fix, null);
    }

    /**
     * Returns the problem as one sentence.
     *
     * @return path, position, fault and fix
     */
    @Override
    public String toString() {
        return subject(path, position) + " " + fault + ": " + fix;
    }

    /**
     * Returns a path with its position, as the subject of a sentence.
     *
     * @param path the path
     * @param position the position, or {@code null}
     * @return such as {@code spec.suspend (line 4, column 3)}
     */
    public static String subject(String path, @Nullable Position position) {
        String subject = path.isEmpty() ? "The document" : path;
        return position == null ? subject : subject + " (" + position + ")";
    }
}
