/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The health of one kind of round. Immutable.
 *
 * @param name the name of the activity
 * @param interval the time between two rounds, without jitter
 * @param rounds number of rounds so far
 * @param consecutiveFailures number of failed rounds since the last successful one
 * @param lastSuccess when the last successful round ended, or {@code null}
 * @param lastFailure when the last failed round ended, or {@code null}
 * @param lastError message of the last failure, or {@code null}
 * @param underWay how long the present round has been under way, or {@code null} between two rounds
 * @param idle how long no round has been under way since the last one, or since the start of the schedule; {@code null} while a round
 *     is under way, and if the schedule is not started or closed
 * @param sinceSuccess the time since the last successful round, or {@code null}
 */
public record RoundHealth(
        String name,
        Duration interval,
        long rounds,
        int consecutiveFailures,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastError,
        @Nullable Duration underWay,
        @Nullable Duration idle,
        @Nullable Duration sinceSuccess) {}
