/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import org.opentest4j.TestAbortedException;

/**
 * Says that a real Prefect cannot be had on this machine, and why.
 *
 * <p>It aborts a test rather than failing it: JUnit reports the test as skipped and shows the message. Where the
 * environment variable {@code REQUIRE_REAL_PREFECT} is {@code true}, {@link RealPrefect} throws an
 * {@link IllegalStateException} instead, so that a build which must prove something cannot pass by skipping.
 */
public final class PrefectUnavailableException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    PrefectUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
