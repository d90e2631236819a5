/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import org.opentest4j.TestAbortedException;

/**
 * Signals that a real Prefect cannot be installed on this machine, with the reason.
 *
 * <p>It aborts a test instead of failing it: JUnit reports the test as skipped and shows the message. Where the
 * environment variable {@code REQUIRE_REAL_PREFECT} is {@code true}, {@link RealPrefect} throws an
 * {@link IllegalStateException} instead, so that a build that needs these tests cannot pass without them.
 */
public final class PrefectUnavailableException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    PrefectUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
