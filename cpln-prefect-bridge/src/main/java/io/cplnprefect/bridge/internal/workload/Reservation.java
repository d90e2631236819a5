/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive use of a job's own workload by one submission or deletion, written in the tags of the workload. Pure functions.
 *
 * <p>Between the update of a workload and the start of its job, minutes can pass in which no live command shows that the workload is in
 * use. The reservation of a submission ends when the workload has a command with the tag {@link #HOLDER}, and every one at its time. Its
 * holder sends no start within {@link #START} before that time: a start takes 15 seconds, a late effect of it one minute.
 *
 * @param holder who has reserved the workload; the same for all submissions of one purpose
 * @param until when the reservation ends at the latest
 */
public record Reservation(String holder, Instant until) {

    /** The tag that the workload has, and the command of its holder. */
    public static final String HOLDER = "prefect.io/reserved-by";

    private static final String UNTIL = "prefect.io/reserved-until";
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration REQUESTS = Duration.ofMinutes(2);

    /** Returns the holder of a submission for a purpose with these tags. */
    public static String holder(Map<String, String> purpose) {
        return UUID.nameUUIDFromBytes(new TreeMap<>(purpose).toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Returns the reservation of a submission that waits for a workload. */
    static Reservation ofSubmission(String holder, Instant now, Duration readiness) {
        return new Reservation(holder, now.plus(readiness).plus(REQUESTS).plus(START));
    }

    /** Returns the reservation of a deletion. */
    static Reservation ofDeletion(Instant now) {
        return new Reservation(UUID.randomUUID().toString(), now.plus(REQUESTS));
    }

    /** Returns the reservation in the tags of a workload, or null if they have none. */
    static @Nullable Reservation in(Map<String, ? extends @Nullable Object> tags) {
        try {
            return tags.get(HOLDER) == null || tags.get(UNTIL) == null
                    ? null
                    : new Reservation(String.valueOf(tags.get(HOLDER)), Instant.parse(String.valueOf(tags.get(UNTIL))));
        } catch (DateTimeException changedByHand) {
            return null;
        }
    }

    /** Returns whether the tags are of a workload that the holder has reserved. */
    static boolean isHeld(Map<String, ? extends @Nullable Object> tags, String holder) {
        return holder.equals(tags.get(HOLDER));
    }

    /** Returns whether the time has not come at which the reservation ends. */
    boolean lasts(Instant now) {
        return now.isBefore(until);
    }

    /** Returns whether its holder may still send the start. */
    boolean permitsStart(Instant now) {
        return now.isBefore(until.minus(START));
    }

    /** Returns a workload with the reservation in its tags. */
    Workload on(Workload workload) {
        return Workload.builder()
                .from(workload)
                .putTags(HOLDER, holder)
                .putTags(UNTIL, until.toString())
                .build();
    }

    /** Returns the change that reserves a workload, unless it has changed since it was read. */
    Patch begin(@Nullable Integer version) {
        return of(version).tag(HOLDER, holder).tag(UNTIL, until.toString());
    }

    /** Returns the change that ends any reservation of a workload, unless it has changed since it was read. */
    static Patch end(@Nullable Integer version) {
        return of(version).removeTag(HOLDER).removeTag(UNTIL);
    }

    private static Patch of(@Nullable Integer version) {
        return version == null ? Patch.empty() : Patch.empty().ifVersion(version);
    }
}
