/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/** The call could not be made as asked: a setting is missing, an argument is wrong. Nothing was sent. */
public final class UsageException extends ApiException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what is wrong and what to set
     */
    public UsageException(String message) {
        super(message, null);
    }

    /**
     * Makes the error with its cause.
     *
     * @param message what is wrong and what to set
     * @param cause what it came from, or {@code null}
     */
    public UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
