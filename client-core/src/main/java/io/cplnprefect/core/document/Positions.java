/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The positions of values in the text of a document. Immutable.
 *
 * @param byPath the position of each value, by its path in the form of {@link DocumentPath}
 */
public record Positions(Map<String, Position> byPath) {

    /** No positions: the document was no text. */
    public static final Positions NONE = new Positions(Map.of());

    /** Creates positions from a copy of the map. */
    public Positions {
        byPath = Map.copyOf(byPath);
    }

    /**
     * Returns the position of a value, or of the innermost object around it that is in the text.
     *
     * @param path path of the value
     * @return the position, or {@code null} if there is none
     */
    public @Nullable Position of(String path) {
        String outer = path;
        Position position = byPath.get(outer);
        while (position == null && !outer.isEmpty()) {
            outer = outer.substring(0, Math.max(0, Math.max(outer.lastIndexOf('.'), outer.lastIndexOf('['))));
            position = byPath.get(outer);
        }
        return position;
    }
}
