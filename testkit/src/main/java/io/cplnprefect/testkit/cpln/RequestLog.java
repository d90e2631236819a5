/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import io.cplnprefect.testkit.internal.RequestNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The requests received so far; the older half is dropped when there are very many. */
final class RequestLog {
    private static final int CAPACITY = 100_000;
    private static final int SHARED_TEXTS = 1_000;

    private final List<RecordedRequest> requests = new ArrayList<>();
    /** Equal names and values are kept once; only as many as a client repeats. */
    private final Map<String, String> texts = new HashMap<>();

    synchronized void add(mockwebserver3.RecordedRequest request, String body) {
        if (requests.size() == CAPACITY) {
            requests.subList(0, CAPACITY / 2).clear();
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : request.getHeaders().names()) {
            headers.put(
                    shared(name.toLowerCase(Locale.ROOT)),
                    shared(String.join(", ", request.getHeaders().values(name))));
        }
        headers.remove("authorization");
        requests.add(
                new RecordedRequest(RequestNumber.next(), request.getMethod(), request.getTarget(), headers, body));
    }

    private String shared(String text) {
        if (texts.size() == SHARED_TEXTS) {
            texts.clear();
        }
        return texts.computeIfAbsent(text, same -> same);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
