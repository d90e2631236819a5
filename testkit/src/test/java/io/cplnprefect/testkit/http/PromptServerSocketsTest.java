/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PromptServerSocketsTest {
    @Test
    void accept_unboundSocket_sendsWithoutDelay() throws IOException {
        try (ServerSocket server = new PromptServerSockets().createServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertAccepted(server, socket -> assertThat(socket.getTcpNoDelay()).isTrue());
        }
    }

    @Test
    void accept_boundSocket_sendsWithoutDelay() throws IOException {
        try (ServerSocket server = new PromptServerSockets().createServerSocket(0)) {
            assertAccepted(server, socket -> assertThat(socket.getTcpNoDelay()).isTrue());
        }
    }

    @Test
    void accept_subclassWithItsOwnSockets_returnsThem() throws IOException {
        class OwnSocket extends Socket {}
        ServerSocketFactory sockets = new PromptServerSockets() {
            @Override
            protected Socket newSocket() {
                return new OwnSocket();
            }
        };
        try (ServerSocket server = sockets.createServerSocket(0)) {
            assertAccepted(server, socket -> assertThat(socket).isInstanceOf(OwnSocket.class));
        }
    }

    private static void assertAccepted(ServerSocket server, ThrowingConsumer<Socket> assertions) throws IOException {
        try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            assertThat(client.isConnected()).isTrue();
            assertions.accept(accepted);
        }
    }
}
