/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

/** A WebSocket of text messages. Thread-safe. */
public interface TextSocket extends AutoCloseable {

    /**
     * Sends a message. Before the handshake has ended, the message is queued.
     *
     * @param text the message
     * @return {@code false} if the socket has ended or its queue is full; the message was dropped then
     */
    boolean send(String text);

    /**
     * Ends the socket at once and frees its connection. The listener's {@link TextSocketListener#ended} is called with no
     * failure, unless the socket has ended before. Repeated calls have no effect.
     */
    @Override
    void close();
}
