/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.core.document.Problem;
import java.util.List;

/** An invalid job configuration, from the base job template or the job variables. Nothing was sent. */
public final class InvalidJobConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    /**
     * Creates an exception whose message lists the problems, one per line.
     *
     * @param problems at least one problem
     */
    public InvalidJobConfigurationException(List<Problem> problems) {
        super(Findings.describe("Invalid job configuration", problems));
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

    static InvalidJobConfigurationException of(String path, String fault, String fix) {
        return new InvalidJobConfigurationException(List.of(new Problem(path, fault, fix)));
    }

    static void throwIfAny(Findings findings) {
        if (!findings.problems().isEmpty()) {
            throw new InvalidJobConfigurationException(findings.problems());
        }
    }
}
