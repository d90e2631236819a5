/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import static io.cplnprefect.cpln.terminal.RunningReplica.LOCATION;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.ControlPlane;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortForwardTest {

    private final RunningReplica job;
    private final ServerSocket echo;

    PortForwardTest() throws Exception {
        job = new RunningReplica();
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::echo);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        echo.close();
        job.close();
    }

    @Test
    void connections_areForwardedInBothDirections() throws Exception {
        try (PortForward forward = job.replicas().forward(LOCATION, null, echo.getLocalPort(), 0)) {
            byte[] sent = new byte[2_000_000];
            new Random(1).nextBytes(sent);
            for (int i = 0; i < 2; i++) {
                try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
                    CompletableFuture<byte[]> received =
                            CompletableFuture.supplyAsync(() -> read(connection, sent.length));
                    connection.getOutputStream().write(sent);

                    assertThat(received.get(20, SECONDS)).isEqualTo(sent);
                }
            }
            assertThat(forward.lastFailure()).isNull();
        }
    }

    @Test
    void close_closesThePortAndItsConnections() throws Exception {
        PortForward forward = job.replicas().forward(LOCATION, null, echo.getLocalPort(), 0);
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            connection.getOutputStream().write(7);
            assertThat(connection.getInputStream().read()).isEqualTo(7);
            forward.close();
            forward.close();

            assertThat(connection.getInputStream().read()).isEqualTo(-1);
            assertThat(isRefused(forward.localPort())).isTrue();
        }
    }

    @Test
    void portOfReplicaClosed_endsTheConnectionWithItsReason() throws Exception {
        int closed = echo.getLocalPort();
        echo.close();
        try (PortForward forward = job.replicas().forward(LOCATION, null, closed, 0);
                Socket connection = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
            assertThat(forward.lastFailure()).hasMessageContaining("Port-forward error:");
        }
    }

    @Test
    void sourceOfTheTokenThrows_endsTheConnectionWithItsReason() throws Exception {
        try (ControlPlane client = job.clientWithoutTokenAfter("/portforward-ticket");
                PortForward forward =
                        client.org().gvc("prefect").replicas("etl").forward(LOCATION, null, echo.getLocalPort(), 0);
                Socket connection = new Socket(InetAddress.getLoopbackAddress(), forward.localPort())) {
            connection.setSoTimeout(10_000);

            assertThat(connection.getInputStream().read()).isEqualTo(-1);
            assertThat(forward.lastFailure()).isInstanceOf(UsageException.class).hasRootCauseMessage("vault down");
        }
    }

    @Test
    void forward_invalidOrUsedPort_isReported() {
        Replicas replicas = job.replicas();
        assertThatThrownBy(() -> replicas.forward(LOCATION, null, 0, 0))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("expected 1 to 65535");
        assertThatThrownBy(() -> replicas.forward(LOCATION, null, 80, echo.getLocalPort()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Cannot listen on the local port " + echo.getLocalPort());
    }

    /** Returns whether connections are refused, which may take a moment after the port was closed. */
    private static boolean isRefused(int port) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            try (Socket late = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(late.getInputStream().read()).isEqualTo(-1);
            } catch (ConnectException e) {
                return true;
            }
        }
        return false;
    }

    private static byte[] read(Socket connection, int length) {
        try {
            return connection.getInputStream().readNBytes(length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void echo() {
        while (!echo.isClosed()) {
            try {
                Socket accepted = echo.accept();
                Thread thread = new Thread(() -> {
                    try (accepted) {
                        accepted.getInputStream().transferTo(accepted.getOutputStream());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }
}
