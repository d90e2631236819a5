/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.waiter;

import org.jspecify.annotations.Nullable;

/** A wait that ended before its state was reached. */
public final class WaitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean timedOut;
    private final transient @Nullable Object lastSeen;

    WaitException(String message, boolean timedOut, @Nullable Object lastSeen, @Nullable Throwable cause) {
        super(message, cause);
        this.timedOut = timedOut;
        this.lastSeen = lastSeen;
    }

    /**
     * Returns whether the time was over.
     *
     * @return {@code true} after a time-out, {@code false} if the state can no longer be reached
     */
    public boolean timedOut() {
        return timedOut;
    }

    /**
     * Returns the value that was read last.
     *
     * @return the value, or {@code null} if none was read, or the exception was deserialized
     */
    public @Nullable Object lastSeen() {
        return lastSeen;
    }
}
