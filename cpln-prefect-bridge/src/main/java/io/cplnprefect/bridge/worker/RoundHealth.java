/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of round is doing. Immutable.
 *
 * @param name {@code reattach}, {@code heartbeat}, {@code poll} or {@code watch}
 * @param rounds how many there were
 * @param failuresInARow how many have failed since the last success
 * @param lastSuccess when one last succeeded, or {@code null}
 * @param lastFailure when one last failed, or {@code null}
 * @param lastError why it failed, or {@code null}
 */
public record RoundHealth(
        String name,
        long rounds,
        int failuresInARow,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastError) {}
