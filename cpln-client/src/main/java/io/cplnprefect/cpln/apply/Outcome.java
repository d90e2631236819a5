/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.link.ResourceLink;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was done with one object of a manifest. Immutable.
 *
 * @param link full link of the object
 * @param result what was done
 * @param failure why it failed, or {@code null} if it did not fail
 */
public record Outcome(
        ResourceLink link, Result result, @Nullable ApiException failure) {

    /** What was done with an object. */
    public enum Result {
        /** It was created. */
        CREATED,
        /** It was replaced. */
        UPDATED,
        /** It was as the manifest describes it, and not written. */
        UNCHANGED,
        /** It was deleted. */
        DELETED,
        /** It did not exist, and so was not deleted. */
        ABSENT,
        /** The request failed. It may have had an effect if no response was received. */
        FAILED,
        /** It was not reached, because the request of another object failed. */
        REMAINING
    }

    /**
     * Returns the outcome in one line.
     *
     * @return result, link and failure
     */
    @Override
    public String toString() {
        String text = result.name().toLowerCase(Locale.ROOT) + " " + link;
        return failure == null ? text : text + ": " + failure.getMessage();
    }
}
