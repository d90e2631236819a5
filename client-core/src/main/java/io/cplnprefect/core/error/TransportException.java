/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import org.jspecify.annotations.Nullable;

/** No answer came: connection refused or broken, time over, or the caller gave up. */
public final class TransportException extends ApiException {

    private static final long serialVersionUID = 1L;

    /** How far the call got before it failed. */
    public enum Reason {
        /** No connection was made, so the server has seen nothing. */
        NOT_SENT(true),
        /** The connection broke after the request was under way; the server may have acted. */
        BROKEN(false),
        /** The server's certificate or host name is not trusted; nothing was sent, and no further try can help. */
        UNTRUSTED(true),
        /** Time was over before a connection stood; the server has seen nothing. */
        TIMEOUT_BEFORE_SENDING(true),
        /** Time was over after the request was under way; the server may have acted, or act later. */
        TIMEOUT(false),
        /** The caller cancelled the call. */
        CANCELLED(false),
        /** The waiting thread was interrupted; its interrupt flag is set. */
        INTERRUPTED(false);

        private final boolean nothingSent;

        Reason(boolean nothingSent) {
            this.nothingSent = nothingSent;
        }
    }

    private final CallSite site;
    private final Reason reason;

    /**
     * Makes the error.
     *
     * @param site which call
     * @param reason how far it got
     * @param detail what was seen
     * @param cause what it came from, or {@code null}
     */
    public TransportException(CallSite site, Reason reason, String detail, @Nullable Throwable cause) {
        super(site + ": " + detail, cause);
        this.site = site;
        this.reason = reason;
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
     * How far the call got.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether it is certain that the server has seen nothing of the last attempt. When {@code false} the outcome is
     * unknown: read back before you repeat.
     *
     * @return {@code true} when nothing was sent
     */
    public boolean nothingSent() {
        return reason.nothingSent;
    }
}
