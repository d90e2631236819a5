/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

/** A WebSocket of messages that are texts, or bytes where the server expects them. Thread-safe. */
public interface TextSocket extends AutoCloseable {

    /**
     * Sends a message. Before the handshake has ended, the message is queued.
     *
     * @param text the message
     * @return {@code false} if the socket has ended or its queue is full; the message was dropped then
     */
    boolean send(String text);

    /**
     * Sends a binary message. Before the handshake has ended, the message is queued.
     *
     * @param bytes the message
     * @return {@code false} if the socket has ended or its queue is full; the message was dropped then
     */
    boolean send(byte[] bytes);

    /**
     * Returns how many bytes wait to be sent. The queue is full at 16 MiB.
     *
     * @return the number of bytes
     */
    long queuedBytes();

    /**
     * Ends the socket at once and frees its connection. The listener's {@link TextSocketListener#ended} is called with no
     * failure, unless the socket has ended before. Repeated calls have no effect.
     */
    @Override
    void close();
}
