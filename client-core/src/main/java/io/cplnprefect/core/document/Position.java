/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import java.io.Serializable;

/**
 * A place in a text. Immutable.
 *
 * @param line number of the line, from 1
 * @param column number of the character in the line, from 1
 */
public record Position(int line, int column) implements Serializable {

    /**
     * Returns the position for a message.
     *
     * @return {@code line 3, column 5}
     */
    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
