/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.link.ResourceLink;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an application or deletion of a manifest has done, in its order. After a failure, another application continues with what
 * failed and what remains. Immutable.
 *
 * @param outcomes the outcome for each object
 */
public record ApplyReport(List<Outcome> outcomes) {

    /** Creates a report from a copy of the list. */
    public ApplyReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Returns whether the whole manifest was applied or deleted.
     *
     * @return {@code true} without a failure
     */
    public boolean isComplete() {
        return failure() == null;
    }

    /**
     * Returns why the application ended early.
     *
     * @return the failure, or {@code null} if there is none
     */
    public @Nullable ApiException failure() {
        return outcomes.stream()
                .map(Outcome::failure)
                .filter(failure -> failure != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the objects with a result.
     *
     * @param result the result
     * @return their full links
     */
    public List<ResourceLink> links(Outcome.Result result) {
        return outcomes.stream()
                .filter(outcome -> outcome.result() == result)
                .map(Outcome::link)
                .toList();
    }

    /**
     * Returns this report if there is no failure.
     *
     * @return this
     * @throws ApiException the failure
     */
    public ApplyReport orThrow() {
        ApiException failure = failure();
        if (failure != null) {
            throw failure;
        }
        return this;
    }

    /**
     * Returns the outcomes, one per line.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return outcomes.stream().map(Outcome::toString).collect(Collectors.joining("\n"));
    }
}
