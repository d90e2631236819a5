/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import io.cplnprefect.bridge.Problem;
import io.cplnprefect.bridge.internal.Findings;
import java.util.List;

/** A base job template, or the job variables that fill it, make no job configuration; nothing was sent. */
public final class InvalidJobConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    /** Lists every problem in the message, one a line. */
    public InvalidJobConfigurationException(List<Problem> problems) {
        super(Findings.describe("The job configuration cannot be used", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns all problems, in the order they were met; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    static InvalidJobConfigurationException of(String path, String wrong, String wayOut) {
        return new InvalidJobConfigurationException(List.of(new Problem(path, wrong, wayOut)));
    }

    static void throwIfAny(Findings findings) {
        if (!findings.problems().isEmpty()) {
            throw new InvalidJobConfigurationException(findings.problems());
        }
    }
}
