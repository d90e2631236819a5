/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.RecordedRequest;

/** The requests received so far; the oldest are forgotten when there are very many. */
final class RequestLog {
    private static final int KEPT = 100_000;

    private final List<RecordedCall> calls = new ArrayList<>();

    synchronized void add(RecordedRequest request, String body) {
        if (calls.size() == KEPT) {
            calls.subList(0, KEPT / 2).clear();
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : request.getHeaders().names()) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(", ", request.getHeaders().values(name)));
        }
        headers.remove("authorization");
        calls.add(new RecordedCall(request.getMethod(), request.getTarget(), headers, body));
    }

    synchronized List<RecordedCall> all() {
        return List.copyOf(calls);
    }

    synchronized void clear() {
        calls.clear();
    }
}
