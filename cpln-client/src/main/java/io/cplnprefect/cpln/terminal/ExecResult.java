/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import java.nio.charset.StandardCharsets;

/**
 * The end of a command and its output.
 *
 * @param exitCode the exit code
 * @param output standard output and standard error in one stream, as the platform sends them; if the command cannot be started,
 *     the reason of the platform; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a container of bytes, which is not compared
public record ExecResult(int exitCode, byte[] output) {

    /**
     * Returns the output as a text in UTF-8.
     *
     * @return the text
     */
    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** Returns the exit code and the size of the output, which may contain secrets. */
    @Override
    public String toString() {
        return "ExecResult[exitCode=" + exitCode + ", output=" + output.length + " bytes]";
    }
}
