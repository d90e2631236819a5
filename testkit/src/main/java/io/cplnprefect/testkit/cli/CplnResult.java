/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cli;

/**
 * The result of a run of {@link CplnCli}.
 *
 * @param exitCode the exit code; 0 for success
 * @param output the standard output
 * @param errors the standard error
 */
public record CplnResult(int exitCode, String output, String errors) {

    /**
     * Returns the standard output, followed by the standard error.
     *
     * @return the text
     */
    public String text() {
        return output + errors;
    }

    /**
     * Returns the standard output of a successful run.
     *
     * @return the output
     * @throws AssertionError if the exit code is not 0, with the text
     */
    public String orThrow() {
        if (exitCode != 0) {
            throw new AssertionError("cpln ended with " + exitCode + ": " + text());
        }
        return output;
    }
}
