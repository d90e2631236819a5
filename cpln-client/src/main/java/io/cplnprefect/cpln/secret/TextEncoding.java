/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The encoding of a text of a secret. An unknown value is kept. Immutable and thread-safe. */
public final class TextEncoding extends OpenValue {

    /** The text itself. */
    public static final TextEncoding PLAIN = new TextEncoding("plain");

    /** Base64. */
    public static final TextEncoding BASE64 = new TextEncoding("base64");

    private TextEncoding(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static TextEncoding of(String value) {
        return new TextEncoding(value);
    }
}
