/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A failed call. There are four kinds: {@link TransportException} (no response was received), {@link ServiceException}
 * (a response with an error status), {@link DecodingException} (a successful response that cannot be read) and
 * {@link UsageException} (an invalid request or setting).
 *
 * <p>Neither messages nor other parts contain credentials.
 */
public abstract sealed class ApiException extends RuntimeException
        permits TransportException, ServiceException, DecodingException, UsageException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, where, and how to fix it
     * @param cause the cause, or {@code null}
     */
    ApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
