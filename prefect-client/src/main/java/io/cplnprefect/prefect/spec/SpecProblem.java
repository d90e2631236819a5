/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.document.Problem;
import io.cplnprefect.core.error.UsageException;
import java.util.Collection;

/**
 * An invalid value in the description of a deployment. Immutable. It contains no credential.
 *
 * @param source name of the file, or {@code program}
 * @param problem the key, its line and column, what is invalid, and the fix
 */
public record SpecProblem(String source, Problem problem) {

    /** Returns the problem as one sentence. */
    @Override
    public String toString() {
        return source + ": " + problem;
    }

    /**
     * Throws an exception that contains all problems.
     *
     * @param problems the problems
     * @throws UsageException if there is at least one
     */
    public static void throwIfAny(Collection<SpecProblem> problems) {
        if (!problems.isEmpty()) {
            throw new UsageException(
                    problems.stream().map(SpecProblem::toString).distinct().toList());
        }
    }
}
