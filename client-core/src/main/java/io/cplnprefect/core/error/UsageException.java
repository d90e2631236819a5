/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invalid request or setting. Nothing was sent. */
public final class UsageException extends ApiException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problem what is invalid, where, and how to fix it
     */
    public UsageException(String problem) {
        this(problem, null);
    }

    /**
     * Creates the exception with a cause.
     *
     * @param problem what is invalid, where, and how to fix it
     * @param cause the cause, or {@code null}
     */
    public UsageException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    /**
     * Creates one exception for several problems.
     *
     * @param problems at least one problem, each: what is invalid, where, and how to fix it
     */
    public UsageException(Collection<String> problems) {
        super(String.join("\n", problems), null);
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems. The message of this exception contains them, one per line.
     *
     * @return at least one problem
     */
    public List<String> problems() {
        return problems;
    }
}
