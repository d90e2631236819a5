/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.apply.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was done with one object of a stack. Immutable. Contains no secrets.
 *
 * @param object full link of an object on Control Plane, or name of an object of Prefect, such as {@code work pool cpln}
 * @param result what was done
 * @param reason why, or {@code null} if the result says it all
 * @param failure why it failed, or {@code null} if it did not fail
 */
public record StackOutcome(
        String object,
        Outcome.Result result,
        @Nullable String reason,
        @Nullable RuntimeException failure) {

    static StackOutcome of(Outcome outcome) {
        RuntimeException failure = outcome.failure();
        return new StackOutcome(
                outcome.link().toString(), outcome.result(), failure == null ? null : failure.getMessage(), failure);
    }

    static StackOutcome of(String object, Outcome.Result result) {
        return new StackOutcome(object, result, null, null);
    }

    static StackOutcome failed(String object, RuntimeException failure) {
        return new StackOutcome(object, Outcome.Result.FAILED, failure.getMessage(), failure);
    }

    /**
     * Returns the outcome in one line.
     *
     * @return result, object and reason
     */
    @Override
    public String toString() {
        String text = result.name().toLowerCase(Locale.ROOT) + " " + object;
        return reason == null ? text : text + ": " + reason;
    }
}
