/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

/**
 * The lines that a request selects.
 *
 * @param start nanoseconds since the epoch, inclusive
 * @param end nanoseconds since the epoch, exclusive
 */
record LogSelection(String org, long start, long end, LogQuery query) {
    boolean matches(LogStore.Line line) {
        return line.org().equals(org) && line.nanos() >= start && line.nanos() < end && query.matches(line);
    }
}
