/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** The number of requests to an emulator, by method and path. Thread-safe. */
final class RequestCounts {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Returns a dispatcher that counts the requests of another. */
    Dispatcher counting(Dispatcher counted) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                String path = ID.matcher(request.getUrl().encodedPath()).replaceAll("{id}");
                counts.computeIfAbsent(request.getMethod() + " " + path, kind -> new LongAdder())
                        .increment();
                return counted.dispatch(request);
            }

            @Override
            public void close() {
                counted.close();
            }
        };
    }

    /** Returns the counts so far; a copy. */
    Map<String, Long> byKind() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((kind, count) -> copy.put(kind, count.sum()));
        return copy;
    }
}
