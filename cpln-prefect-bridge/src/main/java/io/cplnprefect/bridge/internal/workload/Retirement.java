/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.cpln.resource.Patch;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mark of objects that the cleanup is about to delete, and the times that separate submissions from deletions. Pure functions.
 *
 * <p>A retired object is never used again: a submission that requires a workload with its shape creates one with the next name. So
 * the only submissions that can still start a job in a retired workload are those that have read it before. Such a submission reads the
 * workload again if it was read more than {@link #HOLD} before the fence. The fence takes two minutes at most, a start 15 seconds, a late
 * effect of the start one minute, a stale read or list one minute: less than {@link #MIN_AGE} in all, the least age of a retirement
 * at which an object may be deleted.
 */
public final class Retirement {

    /** How long a submission may rely on a workload that it has read. */
    public static final Duration HOLD = Duration.ofMinutes(2);

    /** The least time between the retirement of an object and its deletion. */
    public static final Duration MIN_AGE = Duration.ofMinutes(10);

    private static final String TAG = "prefect.io/retired";
    private static final String HASH_VALUE = "retired";

    private Retirement() {}

    /** Returns whether an object with these tags is about to be deleted. */
    public static boolean isRetired(Map<String, ? extends @Nullable Object> tags) {
        return tags.containsKey(TAG) || HASH_VALUE.equals(tags.get(RequiredWorkload.SPEC_HASH));
    }

    /** Returns whether an object with these tags has the mark. */
    public static boolean isMarkedBy(Map<String, ? extends @Nullable Object> tags, UUID mark) {
        return mark.toString().equals(tags.get(TAG));
    }

    /** Returns the change that retires an object, unless it has changed since it was read. */
    public static Patch mark(@Nullable Integer version, UUID mark) {
        Patch patch = Patch.empty().tag(TAG, mark.toString());
        return version == null ? patch : patch.ifVersion(version);
    }

    /** Returns the change that retires a workload. One that jobs share cannot be found by its hash any more, also by other agents. */
    public static Patch markWorkload(Map<String, ?> tags, @Nullable Integer version, UUID mark) {
        Patch patch = mark(version, mark);
        return tags.containsKey(RequiredWorkload.SPEC_HASH) ? patch.tag(RequiredWorkload.SPEC_HASH, HASH_VALUE) : patch;
    }
}
