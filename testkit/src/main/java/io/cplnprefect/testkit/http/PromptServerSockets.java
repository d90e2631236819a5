/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ServerSocketFactory;

/**
 * A factory of server sockets whose connections send each write at once ({@code TCP_NODELAY}).
 *
 * <p>MockWebServer writes the head and the body of a response separately. With Nagle's algorithm the body waits for the
 * client's delayed acknowledgement of the head, 40 ms in each request.
 *
 * <p>Instances are safe for use by several threads.
 */
public class PromptServerSockets extends ServerSocketFactory {

    /** Creates a factory. */
    public PromptServerSockets() {}

    /** Returns a new unconnected socket for the next accepted connection; a subclass may return its own type. */
    protected Socket newSocket() {
        return new Socket();
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public void bind(SocketAddress address, int backlog) throws IOException {
                // Connections of a server that was closed must not keep its port from the next one.
                setReuseAddress(true);
                super.bind(address, backlog);
            }

            @Override
            public Socket accept() throws IOException {
                Socket socket = newSocket();
                implAccept(socket);
                socket.setTcpNoDelay(true);
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    /** Returns a server socket that is bound to the address. */
    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        ServerSocket socket = createServerSocket();
        socket.bind(new InetSocketAddress(address, port), backlog);
        return socket;
    }
}
