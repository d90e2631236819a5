/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** The web server of an emulator, which can stop and listen again on the same port. */
final class EmulatorServer {
    private final String host;
    private final ServerSocketFactory sockets;
    private final Dispatcher dispatcher;
    private volatile MockWebServer server;

    /**
     * Starts a server.
     *
     * @param port 0 for any free port
     */
    EmulatorServer(String host, int port, ServerSocketFactory sockets, Dispatcher dispatcher) {
        this.host = host;
        this.sockets = sockets;
        this.dispatcher = dispatcher;
        this.server = listen(port);
    }

    /** Returns the address, without a trailing slash. */
    String url() {
        return "http://" + host + ":" + server.getPort();
    }

    /** Closes all connections; new ones are refused. */
    void stop() {
        server.close();
    }

    /** Listens again on the same port. */
    void resume() {
        server = listen(server.getPort());
    }

    private MockWebServer listen(int port) {
        MockWebServer listening = new MockWebServer();
        listening.setServerSocketFactory(sockets);
        listening.setDispatcher(new Drain(listening));
        try {
            listening.start(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Unknown host '" + host + "'.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return listening;
    }

    /** Removes each request from the queue of the web server, which would otherwise keep it. */
    private final class Drain extends Dispatcher {
        private final MockWebServer source;

        Drain(MockWebServer source) {
            this.source = source;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            var unused = source.takeRequest(0, TimeUnit.NANOSECONDS);
            return dispatcher.dispatch(request);
        }

        @Override
        public void close() {
            dispatcher.close();
        }
    }
}
