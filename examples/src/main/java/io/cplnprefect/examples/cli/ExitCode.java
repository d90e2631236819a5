/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.manifest.InvalidManifestException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;

/** The exit codes of the program. Pure functions. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REFUSED = 3;

    private static final int SERVER_ERROR = 500;

    private ExitCode() {}

    /** Returns the exit code of a failure; a failure that a refused request has caused is a refusal. */
    static int of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandException command) {
                return command.exitCode();
            }
            if (cause instanceof ServiceException refusal && refusal.status() < SERVER_ERROR) {
                return REFUSED;
            }
            if (cause instanceof UsageException || cause instanceof InvalidManifestException) {
                return USAGE;
            }
        }
        return FAILED;
    }
}
