/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.WebSocket;
import okio.ByteString;

/** Sends a stream over a WebSocket no faster than its peer receives it; the socket closes itself when its queue is full. */
final class Outgoing {
    private static final int CHUNK = 16 * 1024;
    private static final long MAX_QUEUED = 1024 * 1024;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Outgoing() {}

    /** Returns at the end of the stream, or when the socket has ended. */
    static void send(InputStream from, WebSocket to) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            while (to.queueSize() > MAX_QUEUED) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (!to.send(ByteString.of(buffer, 0, read))) {
                return;
            }
        }
    }
}
