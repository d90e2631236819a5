/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

/** A failure of a command that no exception of the library describes. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
