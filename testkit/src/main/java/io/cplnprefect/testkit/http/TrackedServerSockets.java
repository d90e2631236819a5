/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A factory of prompt server sockets that records from which connection each thread reads.
 *
 * <p>MockWebServer reads a request and dispatches it on one thread without its socket, and a server-side WebSocket cannot
 * be cancelled; with the socket a test can close the connection. Instances are safe for use by several threads.
 */
public final class TrackedServerSockets extends PromptServerSockets {
    private static final ThreadLocal<@Nullable Socket> LAST_READ = new ThreadLocal<>();

    /** Creates a factory. */
    public TrackedServerSockets() {}

    /** Returns the connection from which the calling thread read last, or null; call it while a request is dispatched. */
    public @Nullable Socket current() {
        return LAST_READ.get();
    }

    @Override
    protected Socket newSocket() {
        return new TrackedSocket();
    }

    private static final class TrackedSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    LAST_READ.set(TrackedSocket.this);
                    return super.read(bytes, offset, length);
                }
            };
        }
    }
}
