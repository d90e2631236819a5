/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.FaultRequest;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** The number of requests to an emulator, by method and path. Thread-safe. An emulator itself keeps only the last requests. */
final class RequestCounts {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Returns a plan that counts each request and injects no fault. */
    FaultPlan plan() {
        return FaultPlan.create()
                .when(RequestPattern.any().where(request -> {
                    count(request);
                    return false;
                }))
                .then(Fault.hang());
    }

    private void count(FaultRequest request) {
        String path = ID.matcher(request.path()).replaceAll("{id}");
        counts.computeIfAbsent(request.method() + " " + path, kind -> new LongAdder())
                .increment();
    }

    /** Returns the counts so far; a copy. */
    Map<String, Long> byKind() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((kind, count) -> copy.put(kind, count.sum()));
        return copy;
    }
}
