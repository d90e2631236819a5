/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cli;

import org.opentest4j.TestAbortedException;

/** Signals that {@link CplnCli} cannot be installed on this machine, with the reason. JUnit reports the test as skipped. */
public final class CplnUnavailableException extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    CplnUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
