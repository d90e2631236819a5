/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.Problem;
import io.cplnprefect.bridge.internal.Findings;
import java.util.List;

/** A Kubernetes Job manifest asks for something that a Control Plane cron workload cannot do; nothing was sent. */
public final class InvalidManifestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    /** Lists every problem in the message, one a line. */
    public InvalidManifestException(List<Problem> problems) {
        super(Findings.describe("The job manifest cannot run on Control Plane", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns all problems, in the order they were met; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
