/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import org.jspecify.annotations.Nullable;

/** What the end of a request to write lines means for the lines. */
enum LogOutcome {
    /** All are stored. */
    WRITTEN,
    /** None is stored, and the request may be sent again. */
    NOT_WRITTEN,
    /** All, some or none are stored. */
    UNKNOWN,
    /** None is stored, because at least one is invalid or they are too large together. */
    INVALID,
    /** None is stored, and none would be if the request were sent again. */
    REFUSED;

    static LogOutcome of(@Nullable Throwable failure) {
        if (failure == null) {
            return WRITTEN;
        }
        if (failure instanceof TransportException transport) {
            return transport.nothingSent() ? NOT_WRITTEN : UNKNOWN;
        }
        if (failure instanceof ServiceException service) {
            return switch (service.status()) {
                case 429 -> NOT_WRITTEN;
                case 400, 413, 422 -> INVALID;
                case 408 -> UNKNOWN;
                default -> service.status() >= 500 ? UNKNOWN : REFUSED;
            };
        }
        // With another cause, code of the user has failed, such as the supplier of the API key, which may work again.
        return failure instanceof UsageException && !(failure.getCause() instanceof RuntimeException)
                ? REFUSED
                : UNKNOWN;
    }

    /** Returns a short reason without the text of a line. */
    static String reason(@Nullable Throwable failure) {
        return failure instanceof ServiceException service
                ? "status " + service.status() + ": " + service.serverMessage()
                : String.valueOf(failure == null ? null : failure.getMessage());
    }
}
