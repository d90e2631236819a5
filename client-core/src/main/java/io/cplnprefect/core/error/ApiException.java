/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A call did not give its answer. One of four kinds: {@link TransportException} (no answer came),
 * {@link ServiceException} (an answer with an error status), {@link DecodingException} (a good answer that cannot be
 * read) and {@link UsageException} (the call could not be made as asked).
 *
 * <p>No message, and no other part, holds a token.
 */
public abstract sealed class ApiException extends RuntimeException
        permits TransportException, ServiceException, DecodingException, UsageException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the error.
     *
     * @param message what was wrong, where, and the way out
     * @param cause what it came from, or {@code null}
     */
    ApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
