/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A flow run of a chaos plan.
 *
 * @param number position in the plan
 * @param kind behaviour of its job
 * @param workTime how long its job works
 * @param realFlow whether Prefect's own engine runs it, instead of {@code job.py}
 * @param createAt time of its creation after the start of the program
 * @param cancelAfter time from its creation to the request to cancel it, or {@code null} if it is not cancelled
 * @param retried whether it is scheduled again after its end
 */
record PlannedRun(
        int number,
        JobKind kind,
        Duration workTime,
        boolean realFlow,
        Duration createAt,
        @Nullable Duration cancelAfter,
        boolean retried) {

    boolean isCancelled() {
        return cancelAfter != null;
    }
}
