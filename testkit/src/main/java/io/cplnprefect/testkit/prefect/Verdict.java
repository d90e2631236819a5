/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the orchestration answers to a proposed state. */
sealed interface Verdict {
    /** The proposal is written. */
    record Accept() implements Verdict {}

    /** The caller is to give up on the run; nothing is written. */
    record Abort(String reason) implements Verdict {}

    /** The caller is to propose again later; nothing is written. */
    record Wait(long seconds, String reason) implements Verdict {}

    /** The proposal is not written; a replacement is, if there is one. */
    record Reject(String reason, @Nullable Replacement replacement) implements Verdict {}

    /** The state that is written in place of a rejected one; it takes over message and data if {@code keepsContent}. */
    record Replacement(
            StateType type,
            String name,
            @Nullable Instant scheduledTime,
            @Nullable String message,
            boolean keepsContent) {}
}
