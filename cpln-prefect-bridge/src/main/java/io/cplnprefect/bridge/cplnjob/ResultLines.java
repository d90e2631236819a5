/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import java.util.ArrayDeque;
import java.util.Deque;

/** The newest lines of a job. Thread-safe. */
final class ResultLines {

    private final int limit;
    /** Guarded by this object. */
    private final Deque<String> lines = new ArrayDeque<>();
    /** Guarded by this object. */
    private long omitted;

    ResultLines(int limit) {
        this.limit = limit;
    }

    synchronized void add(String line) {
        if (lines.size() == limit) {
            lines.removeFirst();
            omitted++;
        }
        lines.addLast(line);
    }

    /** Returns the lines, after a line that says how many were omitted, if any were. */
    synchronized String text() {
        String text = String.join("\n", lines);
        return omitted == 0 ? text : "[" + omitted + " earlier lines omitted]\n" + text;
    }
}
