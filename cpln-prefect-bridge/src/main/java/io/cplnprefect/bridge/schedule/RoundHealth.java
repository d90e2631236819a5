/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The health of one kind of round. Immutable.
 *
 * @param name the name of the activity
 * @param rounds number of rounds so far
 * @param consecutiveFailures number of failed rounds since the last successful one
 * @param lastSuccess when the last successful round ended, or {@code null}
 * @param lastFailure when the last failed round ended, or {@code null}
 * @param lastError message of the last failure, or {@code null}
 */
public record RoundHealth(
        String name,
        long rounds,
        int consecutiveFailures,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastError) {}
