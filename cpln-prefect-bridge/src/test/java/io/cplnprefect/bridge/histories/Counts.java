/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.util.Map;
import java.util.TreeMap;

/** Numbers of histories and of what happened in them. Thread-safe. */
final class Counts {

    private final Map<String, Long> numbers = new TreeMap<>();

    synchronized void add(String name) {
        add(name, 1);
    }

    synchronized void add(String name, long number) {
        numbers.merge(name, number, Long::sum);
    }

    synchronized long get(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        numbers.forEach((name, number) -> text.append(String.format("%9d  %s%n", number, name)));
        return text.toString();
    }
}
