/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import java.util.List;

/** A text or value that cannot be read as documents. */
public final class InvalidDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<Problem> problems;

    InvalidDocumentException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems.
     *
     * @return at least one problem
     */
    public List<Problem> problems() {
        return problems;
    }
}
