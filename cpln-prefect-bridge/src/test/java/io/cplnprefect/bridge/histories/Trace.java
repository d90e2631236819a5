/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a history, with virtual times. Thread-safe. */
final class Trace {

    private final Supplier<Instant> clock;
    private final Instant begin;
    private final List<String> lines = new ArrayList<>();

    Trace(Supplier<Instant> clock) {
        this.clock = clock;
        this.begin = clock.get();
    }

    synchronized void add(String line) {
        lines.add(Duration.between(begin, clock.get()).toMillis() / 1000.0 + " " + line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
