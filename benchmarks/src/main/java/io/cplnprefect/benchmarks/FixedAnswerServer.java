/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers every request on loopback with the same document, over kept-alive connections. It runs in a process of its own and
 * allocates nothing per request, so that what a benchmark counts is the client's.
 */
final class FixedAnswerServer implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;

    private FixedAnswerServer(ServerSocket socket, byte[] answer) {
        this.socket = socket;
        this.answer = answer;
    }

    /**
     * Serves until the process is ended. Prints its address first.
     *
     * @param args none
     */
    public static void main(String[] args) throws InterruptedException {
        try (FixedAnswerServer server = start(Workloads.JSON)) {
            System.out.println(server.address());
            Thread.currentThread().join();
        }
    }

    private static FixedAnswerServer start(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] answer = (head + json).getBytes(StandardCharsets.UTF_8);
        try {
            FixedAnswerServer server =
                    new FixedAnswerServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
            daemon(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private void serve(Socket connection) {
        byte[] buffer = new byte[8192];
        int endOfHead = 0;
        try (connection;
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream()) {
            for (int read = in.read(buffer); read != -1; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    endOfHead = nextState(endOfHead, buffer[i]);
                    if (endOfHead == 4) {
                        out.write(answer);
                        endOfHead = 0;
                    }
                }
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    /** How much of the blank line that ends a request head has been read, from 0 to 4. */
    private static int nextState(int state, byte read) {
        char expected = state % 2 == 0 ? '\r' : '\n';
        if (read == expected) {
            return state + 1;
        }
        return read == '\r' ? 1 : 0;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "fixed answers");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
