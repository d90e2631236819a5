/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import java.util.List;
import java.util.stream.Collectors;

/** An invalid manifest. Nothing was changed. */
public final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<ManifestProblem> problems;

    ManifestException(List<ManifestProblem> problems) {
        super("Invalid manifest (" + problems.size() + (problems.size() == 1 ? " problem):\n" : " problems):\n")
                + problems.stream().map(ManifestProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems. The message of this exception contains them, one per line.
     *
     * @return at least one problem
     */
    public List<ManifestProblem> problems() {
        return problems;
    }
}
