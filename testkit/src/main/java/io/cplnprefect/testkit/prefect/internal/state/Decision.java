/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import io.cplnprefect.testkit.prefect.internal.store.StateType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The decision of the orchestration about a proposed state. */
public sealed interface Decision {
    /** The proposal is written. */
    public record Accept() implements Decision {}

    /** The caller must stop working on the run; nothing is written. */
    public record Abort(String reason) implements Decision {}

    /** The caller must propose again later; nothing is written. */
    public record Wait(long seconds, String reason) implements Decision {}

    /** The proposal is not written; the replacement is, if there is one. */
    public record Reject(String reason, @Nullable Replacement replacement) implements Decision {}

    /** The state that is written instead of a rejected one; with {@code keepsContent} it has the message and data of that. */
    public record Replacement(
            StateType type,
            String name,
            @Nullable Instant scheduledTime,
            @Nullable String message,
            boolean keepsContent) {}
}
