/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.util.List;
import java.util.UUID;

/**
 * What a look for flow runs that nobody looks after found. Immutable.
 *
 * @param watched flow runs whose jobs are watched again
 * @param noted those of them whose PID was missing and has been written
 * @param givenBack flow runs that were claimed and never got a job; they are in their pool again
 * @param problems what could not be read; the next round looks again
 */
public record ReattachReport(List<UUID> watched, List<UUID> noted, List<UUID> givenBack, List<String> problems) {
    /** Copies the lists. */
    public ReattachReport {
        watched = List.copyOf(watched);
        noted = List.copyOf(noted);
        givenBack = List.copyOf(givenBack);
        problems = List.copyOf(problems);
    }
}
