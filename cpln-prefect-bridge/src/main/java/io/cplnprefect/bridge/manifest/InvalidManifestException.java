/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Problem;
import java.util.List;

/** A Kubernetes Job manifest that is invalid or that a Control Plane cron workload cannot run. Nothing was sent. */
public final class InvalidManifestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    /**
     * Creates an exception whose message lists the problems, one per line.
     *
     * @param problems at least one problem
     */
    public InvalidManifestException(List<Problem> problems) {
        super(Findings.describe("Invalid job manifest", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns all problems in the order in which they were found.
     *
     * @return at least one problem
     */
    public List<Problem> problems() {
        return problems;
    }
}
