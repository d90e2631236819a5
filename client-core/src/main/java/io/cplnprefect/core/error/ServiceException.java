/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server answered with an error status. There is a subclass for each status that callers branch on; every other
 * status is this class itself.
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

    private final ErrorAnswer answer;

    ServiceException(ErrorAnswer answer) {
        super(answer.toString(), null);
        this.answer = answer;
    }

    /**
     * The error of the class that belongs to the status.
     *
     * @param answer what the server said
     * @return the error
     */
    public static ServiceException of(ErrorAnswer answer) {
        return switch (answer.status()) {
            case 400 -> new BadRequest(answer);
            case 401 -> new Unauthorized(answer);
            case 403 -> new Forbidden(answer);
            case 404 -> new NotFound(answer);
            case 409 -> new Conflict(answer);
            case 422 -> new Unprocessable(answer);
            case 429 -> new RateLimited(answer);
            default -> answer.status() >= 500 ? new ServerError(answer) : new ServiceException(answer);
        };
    }

    /**
     * Which call failed.
     *
     * @return method, path, attempts
     */
    public final CallSite site() {
        return answer.site();
    }

    /**
     * HTTP status.
     *
     * @return the status
     */
    public final int status() {
        return answer.status();
    }

    /**
     * The server's own words, taken from its error document; the reason phrase when it sent none.
     *
     * @return the text, never blank
     */
    public final String serverMessage() {
        return answer.message();
    }

    /**
     * Start of the body, members with secret names masked.
     *
     * @return the text, maybe empty
     */
    public final String body() {
        return answer.body();
    }

    /**
     * Id that the server gave the request or the error.
     *
     * @return the id, or {@code null}
     */
    public final @Nullable String requestId() {
        return answer.requestId();
    }

    /**
     * How long the server asks to wait before the next try.
     *
     * @return the time, or {@code null} when it did not say
     */
    public final @Nullable Duration retryAfter() {
        return answer.retryAfter();
    }

    /** Status 400: the server refuses the request as it is. */
    public static final class BadRequest extends ServiceException {
        private static final long serialVersionUID = 1L;

        BadRequest(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 401: the token is missing, wrong or expired. */
    public static final class Unauthorized extends ServiceException {
        private static final long serialVersionUID = 1L;

        Unauthorized(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 403: the token is known, but may not do this. */
    public static final class Forbidden extends ServiceException {
        private static final long serialVersionUID = 1L;

        Forbidden(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 404: there is no such thing, or no such path on this server. */
    public static final class NotFound extends ServiceException {
        private static final long serialVersionUID = 1L;

        NotFound(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 409: it exists already, or somebody changed it meanwhile. */
    public static final class Conflict extends ServiceException {
        private static final long serialVersionUID = 1L;

        Conflict(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 422: the request is well-formed, but a field is wrong. */
    public static final class Unprocessable extends ServiceException {
        private static final long serialVersionUID = 1L;

        Unprocessable(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 429: too many requests, or a quota is used up. */
    public static final class RateLimited extends ServiceException {
        private static final long serialVersionUID = 1L;

        RateLimited(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Status 500 and above: the server failed; it may have acted. */
    public static final class ServerError extends ServiceException {
        private static final long serialVersionUID = 1L;

        ServerError(ErrorAnswer answer) {
            super(answer);
        }
    }
}
