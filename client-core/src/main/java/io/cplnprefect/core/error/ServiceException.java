/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A response with an error status. There is a subclass for each status that callers commonly handle; any other status is
 * reported by this class itself.
 */
public sealed class ServiceException extends ApiException
        permits ServiceException.BadRequest,
                ServiceException.Unauthorized,
                ServiceException.Forbidden,
                ServiceException.NotFound,
                ServiceException.Conflict,
                ServiceException.Unprocessable,
                ServiceException.RateLimited,
                ServiceException.ServerError {

    private static final long serialVersionUID = 1L;

    private final ErrorResponse response;

    ServiceException(ErrorResponse response) {
        super(response.toString(), null);
        this.response = response;
    }

    /**
     * Creates the exception of the class that belongs to the status.
     *
     * @param response the response
     * @return the exception
     */
    public static ServiceException of(ErrorResponse response) {
        return switch (response.status()) {
            case 400 -> new BadRequest(response);
            case 401 -> new Unauthorized(response);
            case 403 -> new Forbidden(response);
            case 404 -> new NotFound(response);
            case 409 -> new Conflict(response);
            case 422 -> new Unprocessable(response);
            case 429 -> new RateLimited(response);
            default -> response.status() >= 500 ? new ServerError(response) : new ServiceException(response);
        };
    }

    /**
     * Returns the call that failed.
     *
     * @return method, path and number of attempts
     */
    public final CallSite site() {
        return response.site();
    }

    /**
     * Returns the HTTP status.
     *
     * @return the status
     */
    public final int status() {
        return response.status();
    }

    /**
     * Returns the server's error message; the reason phrase if it sent none.
     *
     * @return the text, never blank
     */
    public final String serverMessage() {
        return response.message();
    }

    /**
     * Returns the start of the body, with secret values masked.
     *
     * @return the text, possibly empty
     */
    public final String body() {
        return response.body();
    }

    /**
     * Returns the id that the server assigned to the request or the error.
     *
     * @return the id, or {@code null}
     */
    public final @Nullable String requestId() {
        return response.requestId();
    }

    /**
     * Returns the time to wait before a retry, as requested by the server.
     *
     * @return the time, or {@code null} if the server requested none
     */
    public final @Nullable Duration retryAfter() {
        return response.retryAfter();
    }

    /** Status 400: the request is invalid. */
    public static final class BadRequest extends ServiceException {
        private static final long serialVersionUID = 1L;

        BadRequest(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 401: the credentials are missing, wrong or expired. */
    public static final class Unauthorized extends ServiceException {
        private static final long serialVersionUID = 1L;

        Unauthorized(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 403: the credentials are valid, but do not permit the request. */
    public static final class Forbidden extends ServiceException {
        private static final long serialVersionUID = 1L;

        Forbidden(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 404: the object, or the path, does not exist on this server. */
    public static final class NotFound extends ServiceException {
        private static final long serialVersionUID = 1L;

        NotFound(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 409: the object already exists, or was changed concurrently. */
    public static final class Conflict extends ServiceException {
        private static final long serialVersionUID = 1L;

        Conflict(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 422: the request is well-formed, but a field is invalid. */
    public static final class Unprocessable extends ServiceException {
        private static final long serialVersionUID = 1L;

        Unprocessable(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 429: too many requests, or an exhausted quota. */
    public static final class RateLimited extends ServiceException {
        private static final long serialVersionUID = 1L;

        RateLimited(ErrorResponse response) {
            super(response);
        }
    }

    /** Status 500 and above: the server failed; the request may have taken effect. */
    public static final class ServerError extends ServiceException {
        private static final long serialVersionUID = 1L;

        ServerError(ErrorResponse response) {
            super(response);
        }
    }
}
