/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import io.cplnprefect.core.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Receives what happens on a {@link TextSocket}. Methods are called one after another, on a thread of the client, in the
 * context of the thread that opened the socket ({@link ThreadContext}). An exception thrown by a method other than
 * {@link #ended} ends the socket.
 */
public interface TextSocketListener {

    /** Called when the handshake has succeeded. */
    default void opened() {}

    /**
     * Called for each message.
     *
     * @param text the message
     */
    void text(String text);

    /**
     * Called for each binary message. Does nothing by default.
     *
     * @param bytes the message
     */
    default void bytes(byte[] bytes) {}

    /**
     * Called once, when the socket has ended; no further method is called.
     *
     * @param failure {@code null} if either side closed the socket normally (code 1000); a
     *     {@link io.cplnprefect.core.error.ServiceException} with {@code retryAfter} if the server refused the handshake; a
     *     {@link io.cplnprefect.core.error.TransportException} if the connection could not be made, was not trusted, broke, or
     *     was closed with another code; a {@link io.cplnprefect.core.error.UsageException} if a listener method threw
     */
    void ended(@Nullable ApiException failure);
}
