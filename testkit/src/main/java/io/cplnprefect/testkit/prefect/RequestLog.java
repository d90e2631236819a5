/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests of a server; safe for use by several threads. */
final class RequestLog {
    /** Bounds the memory of a server that runs for long. */
    private static final int CAPACITY = 100_000;

    private final Deque<PrefectRequest> requests = new ArrayDeque<>();

    synchronized void add(PrefectRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<PrefectRequest> all() {
        return List.copyOf(requests);
    }
}
