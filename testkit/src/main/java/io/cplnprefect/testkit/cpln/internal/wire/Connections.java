/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the connection of each request, so that a WebSocket can be cut: the web server reads and dispatches a request on
 * one thread but does not expose its socket, and a server-side WebSocket cannot be cancelled.
 */
public final class Connections extends ServerSocketFactory {
    private static final ThreadLocal<@Nullable Socket> LAST_READ = new ThreadLocal<>();

    /** Returns the connection that the calling thread last read from; valid while a request is dispatched. */
    public @Nullable Socket current() {
        return LAST_READ.get();
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                Socket socket = new TrackedSocket();
                implAccept(socket);
                // The web server writes headers and body separately; with Nagle's algorithm the body would be delayed
                // by 40 ms.
                socket.setTcpNoDelay(true);
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("The web server binds its socket itself.");
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
