/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows which connection a request came in on, so that it can be dropped: the web server reads a request and dispatches
 * it on one thread and does not tell its socket, and a server-side WebSocket cannot be cancelled.
 */
final class Connections extends ServerSocketFactory {
    private static final ThreadLocal<@Nullable Socket> LAST_READ = new ThreadLocal<>();

    /** The connection that the calling thread has read from last; to be called while a request is dispatched. */
    @Nullable
    Socket current() {
        return LAST_READ.get();
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = new TrackedSocket();
                implAccept(socket);
                // The web server writes head and body apart; without this the body waits 40 ms for an acknowledgement.
                socket.setTcpNoDelay(true);
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("the web server binds its socket itself");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        return createServerSocket(port);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        return createServerSocket(port);
    }

    private final class TrackedSocket extends Socket {
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
