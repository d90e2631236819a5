/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A port of this machine, on the loopback interface, whose connections are forwarded to a port of a replica. Each connection has a
 * daemon thread. Thread-safe.
 */
public final class PortForward implements AutoCloseable {

    private static final int BACKLOG = 50;
    private static final Duration BEFORE_NEXT = Duration.ofMillis(100);

    private final ForwardTarget target;
    private final TimeSource time;
    private final ServerSocket listening;
    private final Set<ForwardedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ApiException lastFailure;

    private PortForward(ForwardTarget target, TimeSource time, ServerSocket listening) {
        this.target = target;
        this.time = time;
        this.listening = listening;
    }

    static PortForward open(ForwardTarget target, TimeSource time, int localPort) {
        ServerSocket listening;
        try {
            listening = new ServerSocket(localPort, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UsageException(
                    "Cannot listen on the local port " + localPort + ": " + e.getMessage()
                            + ". Set another port, or 0 for any free one.",
                    e);
        }
        PortForward forward = new PortForward(target, time, listening);
        Thread thread = new Thread(forward::accept, "cpln-port-forward-" + listening.getLocalPort());
        thread.setDaemon(true);
        thread.start();
        return forward;
    }

    /**
     * Returns the port of this machine.
     *
     * @return the port
     */
    public int localPort() {
        return listening.getLocalPort();
    }

    /**
     * Returns the failure of the last connection that could not be forwarded or has broken.
     *
     * @return the failure, or {@code null}
     */
    public @Nullable ApiException lastFailure() {
        return lastFailure;
    }

    private void accept() {
        while (!listening.isClosed()) {
            Socket local;
            try {
                local = listening.accept();
            } catch (IOException e) {
                // The port was closed, or this process has too many open files for the present.
                if (!pause()) {
                    break;
                }
                continue;
            }
            ForwardedConnection connection = new ForwardedConnection(target, time, local, this::ended);
            connections.add(connection);
            connection.start();
        }
        connections.forEach(ForwardedConnection::close);
    }

    /** Waits before the next attempt; returns whether there is one. */
    private boolean pause() {
        try {
            if (!listening.isClosed()) {
                time.sleep(BEFORE_NEXT);
            }
            return !listening.isClosed();
        } catch (InterruptedException | CancellationException e) {
            // The time source is shut down, and with it the client.
            return false;
        }
    }

    private void ended(ForwardedConnection connection, @Nullable ApiException failure) {
        connections.remove(connection);
        if (failure != null && !listening.isClosed()) {
            lastFailure = failure;
        }
    }

    /** Closes the port and its connections. Repeated calls have no effect. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(ForwardedConnection::close);
        }
    }
}
