/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.Nullable;

/** A job that was certainly not started. The message contains the step that failed and the reason. */
public final class JobNotStartedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean repeatable;

    JobNotStartedException(String message, boolean repeatable, @Nullable Throwable cause) {
        super(message, cause);
        this.repeatable = repeatable;
    }

    /**
     * Returns whether a later submission may succeed without a change, such as after a rate limit.
     *
     * @return whether it may
     */
    public boolean repeatable() {
        return repeatable;
    }
}
