/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.apply.Outcome.Result;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application or destruction of a stack has done, in its order. After a failure, a repetition continues with what failed and
 * what remains. Immutable. Contains no secrets.
 *
 * @param outcomes the outcome for each object
 * @param notes what the user should know, such as where the API is
 */
public record StackReport(List<StackOutcome> outcomes, List<String> notes) {

    /** Creates a report from copies of the lists. */
    public StackReport {
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
    }

    /**
     * Returns whether nothing failed.
     *
     * @return {@code true} without a failure
     */
    public boolean isComplete() {
        return failure() == null;
    }

    /**
     * Returns why it ended early.
     *
     * @return an {@link io.cplnprefect.core.error.ApiException} or {@link io.cplnprefect.cpln.waiter.WaitException}, or {@code null}
     */
    public @Nullable RuntimeException failure() {
        return outcomes.stream()
                .map(StackOutcome::failure)
                .filter(failure -> failure != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns the objects with a result.
     *
     * @param result the result
     * @return links and names
     */
    public List<String> objects(Result result) {
        return outcomes.stream()
                .filter(outcome -> outcome.result() == result)
                .map(StackOutcome::object)
                .toList();
    }

    /**
     * Returns this report if there is no failure.
     *
     * @return this
     * @throws io.cplnprefect.core.error.ApiException the failure of a request
     * @throws io.cplnprefect.cpln.waiter.WaitException if a workload or the API was not ready in time
     */
    public StackReport orThrow() {
        RuntimeException failure = failure();
        if (failure != null) {
            throw failure;
        }
        return this;
    }

    /**
     * Returns the outcomes and notes, one per line.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return Stream.concat(
                        outcomes.stream().map(StackOutcome::toString),
                        notes.stream().map(note -> "note: " + note))
                .collect(Collectors.joining("\n"));
    }
}
