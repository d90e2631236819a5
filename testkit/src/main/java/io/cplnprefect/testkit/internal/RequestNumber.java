/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.internal;

import java.util.concurrent.atomic.AtomicLong;

/** The numbers of the requests to all emulators of this JVM, in the order in which they arrive. */
public final class RequestNumber {
    private static final AtomicLong LAST = new AtomicLong();

    private RequestNumber() {}

    /** Returns the number of a request that has arrived. */
    public static long next() {
        return LAST.incrementAndGet();
    }
}
