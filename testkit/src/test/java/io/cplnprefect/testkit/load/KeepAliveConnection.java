/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One HTTP/1.1 connection to this machine that costs the client next to nothing, so that a load measures the server. */
final class KeepAliveConnection implements AutoCloseable {
    private static final int BUFFER = 65_536;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    /**
     * Opens a connection.
     *
     * @param headers the header lines of each request, each with its line end
     */
    KeepAliveConnection(int port, String headers) throws IOException {
        head = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /** Sends a request and returns the body of its response, which must be a success. */
    String send(String method, String path, String body) throws IOException {
        byte[] content = body.getBytes(UTF_8);
        String length = method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n";
        String start = method + " " + path + " HTTP/1.1\r\n" + head + length + "\r\n";
        byte[] bytes = start.getBytes(ISO_8859_1);
        byte[] request = new byte[bytes.length + content.length];
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        System.arraycopy(content, 0, request, bytes.length, content.length);
        out.write(request);
        out.flush();
        String status = line();
        int expected = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                expected = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        String response = new String(in.readNBytes(expected), UTF_8);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(method + " " + path + " returned " + status + ": " + response);
        }
        return response;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
