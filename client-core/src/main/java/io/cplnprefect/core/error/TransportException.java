/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/** No response was received: the connection failed or broke, a time-out passed, or the call was cancelled. */
public final class TransportException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** Why the last attempt received no response. */
    public enum Reason {
        /** The host name could not be resolved; nothing was sent. */
        UNKNOWN_HOST,
        /** The connection was refused or could not be established; nothing was sent. */
        CONNECT_FAILED,
        /** No connection was established in time; nothing was sent. */
        CONNECT_TIMEOUT,
        /** The server's certificate or host name is not trusted; nothing was sent, and a retry cannot succeed. */
        UNTRUSTED,
        /** The circuit breaker of the service is open; the request was not sent. */
        CIRCUIT_OPEN,
        /** Time ran out while the request waited for its turn or for credentials; it was not sent. */
        QUEUE_TIMEOUT,
        /** The connection broke after sending had begun; the server may have processed the request. */
        BROKEN,
        /** Time ran out after sending had begun; the server may have processed the request, or may do so later. */
        TIMEOUT,
        /** The call was cancelled. */
        CANCELLED,
        /** The waiting thread was interrupted; its interrupt flag is set. */
        INTERRUPTED
    }

    private final CallSite site;
    private final Reason reason;
    private final boolean nothingSent;

    /**
     * Creates the exception.
     *
     * @param site the call
     * @param reason why its last attempt received no response
     * @param nothingSent whether no attempt can have reached the server
     * @param detail what happened, and what to do about it
     * @param cause the cause, or {@code null}
     */
    public TransportException(
            CallSite site, Reason reason, boolean nothingSent, String detail, @Nullable Throwable cause) {
        super(site + ": " + detail, cause);
        this.site = site;
        this.reason = reason;
        this.nothingSent = nothingSent;
    }

    private TransportException(TransportException other) {
        super(String.valueOf(other.getMessage()), other.getCause());
        this.site = other.site;
        this.reason = other.reason;
        this.nothingSent = other.nothingSent;
    }

    /**
     * Returns the same exception with the stack trace of the current thread.
     *
     * @return a new exception
     */
    public TransportException withCurrentStackTrace() {
        return new TransportException(this);
    }

    /**
     * Returns the call that failed.
     *
     * @return method, path and number of attempts
     */
    public CallSite site() {
        return site;
    }

    /**
     * Returns why the last attempt received no response.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns whether the server certainly received nothing of the call, in any attempt. If {@code false}, the effect of the
     * call is unknown: read the object back before the call is repeated.
     *
     * @return {@code true} if nothing was sent
     */
    public boolean nothingSent() {
        return nothingSent;
    }
}
