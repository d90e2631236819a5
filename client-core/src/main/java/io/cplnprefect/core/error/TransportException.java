/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/** No answer came: connection refused or broken, time over, or the caller gave up. */
public final class TransportException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** How far the call got before it failed. */
    public enum Reason {
        /** No connection was made, so the server has seen nothing. */
        NOT_SENT,
        /** The connection broke after the request was under way; the server may have acted. */
        BROKEN,
        /** The server's certificate or host name is not trusted; nothing was sent, and no further try can help. */
        UNTRUSTED,
        /** Time was over before a connection stood; the server has seen nothing. */
        TIMEOUT_BEFORE_SENDING,
        /** Time was over after the request was under way; the server may have acted, or act later. */
        TIMEOUT,
        /** The caller cancelled the call. */
        CANCELLED,
        /** The waiting thread was interrupted; its interrupt flag is set. */
        INTERRUPTED
    }

    private final CallSite site;
    private final Reason reason;
    private final boolean nothingSent;

    /**
     * Makes the error.
     *
     * @param site which call
     * @param reason how far its last try got
     * @param nothingSent whether no try of it can have reached the server
     * @param detail what was seen
     * @param cause what it came from, or {@code null}
     */
    public TransportException(
            CallSite site, Reason reason, boolean nothingSent, String detail, @Nullable Throwable cause) {
        super(site + ": " + detail, cause);
        this.site = site;
        this.reason = reason;
        this.nothingSent = nothingSent;
    }

    private TransportException(TransportException seenElsewhere) {
        super(String.valueOf(seenElsewhere.getMessage()), seenElsewhere.getCause());
        this.site = seenElsewhere.site;
        this.reason = seenElsewhere.reason;
        this.nothingSent = seenElsewhere.nothingSent;
    }

    /**
     * The same error with a stack trace that begins where the caller waits, not in the thread that saw it.
     *
     * @return a new error
     */
    public TransportException seenFromHere() {
        return new TransportException(this);
    }

    /**
     * Which call failed.
     *
     * @return method, path, attempts
     */
    public CallSite site() {
        return site;
    }

    /**
     * How far the last try of the call got.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether it is certain that the server has seen nothing of the call, whichever try. When {@code false} the outcome
     * is unknown: read back before you repeat.
     *
     * @return {@code true} when nothing was sent
     */
    public boolean nothingSent() {
        return nothingSent;
    }
}
