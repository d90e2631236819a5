/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import java.nio.charset.StandardCharsets;

/** The whole standard input of a command. Immutable and thread-safe. */
public final class ExecInput {

    private final byte[] bytes;

    private ExecInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns an input.
     *
     * @param bytes the bytes, which are copied; at most 16 MiB
     * @return the input
     */
    public static ExecInput of(byte[] bytes) {
        return new ExecInput(bytes.clone());
    }

    /**
     * Returns an input with a text in UTF-8.
     *
     * @param text the text
     * @return the input
     */
    public static ExecInput of(String text) {
        return new ExecInput(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    /** Returns the size of the input, which may contain secrets. */
    @Override
    public String toString() {
        return "ExecInput[" + bytes.length + " bytes]";
    }
}
