/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the orchestration answers to a proposed state. */
public sealed interface Decision {
    /** The proposal is written. */
    public record Accept() implements Decision {}

    /** The caller is to give up on the run; nothing is written. */
    public record Abort(String reason) implements Decision {}

    /** The caller is to propose again later; nothing is written. */
    public record Wait(long seconds, String reason) implements Decision {}

    /** The proposal is not written; a replacement is, if there is one. */
    public record Reject(String reason, @Nullable Replacement replacement) implements Decision {}

    /** The state that is written in place of a rejected one; it takes over message and data if {@code keepsContent}. */
    public record Replacement(
            StateType type,
            String name,
            @Nullable Instant scheduledTime,
            @Nullable String message,
            boolean keepsContent) {}
}
