/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one object. A pure function of facts, so that the steps of a deletion may fall into different rounds and
 * processes.
 *
 * <p><b>Retire, examine again, delete.</b> An object is retired by a mark on it and is never used again: it can only be deleted. A
 * submission that finds a retired workload, or a workload whose identity is retired, creates one with the next name; it never removes
 * the mark. So after the retirement, only those submissions can use the object that have read it before. Each of them either reads
 * it again before its start, or its start has taken effect, before the {@link io.cplnprefect.bridge.internal.workload.Retirement
 * retirement} is old enough for a deletion. Therefore, the second examination sees every job that can exist in the workload, whichever
 * process started it, and stale lists and late starts are covered by the same time.
 *
 * <p><b>Deaths and lost responses.</b> The mark and its age are read from the object itself, never remembered. A retirement whose
 * response was lost either has its age on the object or is decided again. A process that dies leaves a retired object, which the next
 * round of any process deletes.
 *
 * <p><b>The same name again.</b> The name of a deleted workload may be used again at once, so a deletion must not have its effect on a
 * later object. Before a deletion the process retires the object once more, if its version is the one that was read. That renews the
 * age of the retirement, so that no other process deletes the object for as long. The deletion follows within seconds and is sent
 * once: at most one deletion of an object is under way, and it ends before the name can be in use again.
 *
 * <p><b>A use seen after the retirement</b> keeps the object until it has been unused for the orphan age. It remains retired, because
 * a mark that is removed could be read by a submission in either state.
 */
class CleanupRule {

    private final Duration orphanAge;
    private final Duration retirement;

    CleanupRule(Duration orphanAge, Duration retirement) {
        this.orphanAge = orphanAge;
        this.retirement = retirement;
    }

    /**
     * Decides about an object.
     *
     * @param facts what was read
     * @param now the time by Control Plane's clock, not later than the reads
     */
    CleanupAction decide(ObjectFacts facts, Instant now) {
        if (facts.foreign()) {
            return new CleanupAction.Keep("it was created by another agent");
        }
        if (facts.isProtected()) {
            return new CleanupAction.Keep("it has the tag cpln/protected");
        }
        Duration sinceChange = age(facts.lastModified(), now);
        if (facts.retired() && !reached(sinceChange, retirement)) {
            return new CleanupAction.Keep(
                    "it is retired since " + text(sinceChange) + ", and a submission may still start a job in it");
        }
        if (!facts.retired() && !reached(sinceChange, orphanAge)) {
            return new CleanupAction.Keep("it was changed " + text(sinceChange) + " ago");
        }
        ObjectUse use = facts.use();
        if (use == null) {
            return new CleanupAction.Examine();
        }
        if (use.by() != null) {
            return new CleanupAction.Keep("it is used by " + use.by());
        }
        Duration sinceUse = use.last() == null ? null : age(use.last(), now);
        if (sinceUse != null && !reached(sinceUse, orphanAge)) {
            return new CleanupAction.Keep("it was used " + text(sinceUse) + " ago");
        }
        String reason = sinceUse == null ? "nothing uses it" : "it was used " + text(sinceUse) + " ago";
        return facts.retired() ? new CleanupAction.Delete(reason) : new CleanupAction.Retire(reason);
    }

    /** A time that is unknown counts as now. */
    private static Duration age(@Nullable Instant since, Instant now) {
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    private static boolean reached(Duration age, Duration required) {
        return age.compareTo(required) >= 0;
    }

    private static String text(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
    }
}
