/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import java.util.List;
import java.util.SplittableRandom;

/** What the process of a flow does. */
enum FlowKind {
    /** Reports COMPLETED. */
    COMPLETES,
    /** Reports FAILED and ends with exit code 1. */
    FAILS,
    /** Fails, waits in its process, and completes on the second attempt. */
    RETRIES,
    /** Is killed while it is RUNNING. */
    DIES,
    /** Ends before it reports RUNNING. */
    NEVER_BEGINS,
    /** Ends with exit code 0 and without a report. */
    SILENT,
    /** Continues for some time after a stop. */
    STUBBORN,
    /** Reports COMPLETED and continues until it is stopped. */
    LINGERS,
    /** Reports CANCELLED when it is being cancelled. */
    HANDLES_CANCEL;

    private static final List<FlowKind> ALL = List.of(values());

    /** Returns a kind; half of the flows complete. */
    static FlowKind random(SplittableRandom random) {
        return random.nextBoolean() ? COMPLETES : ALL.get(random.nextInt(ALL.size()));
    }
}
