/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The HTTP endpoint for the probes of a platform. It is open to every client, and shows no settings. */
final class HealthServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final HttpServer server;
    /** A client that sends its request slowly must not delay a probe. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    });

    private HealthServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts a server on all addresses of the host.
     *
     * @param pages the pages by path
     */
    static HealthServer start(int port, Map<String, Supplier<Page>> pages) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
            server.createContext("/", exchange -> respond(exchange, pages));
            return new HealthServer(server);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE, "Invalid port " + port + ": expected 0 to 65535. Set --health-port.");
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "Cannot listen on port " + port + ": " + e.getMessage() + ". Set --health-port.");
        }
    }

    private static void respond(HttpExchange exchange, Map<String, Supplier<Page>> pages) throws IOException {
        try (exchange) {
            Supplier<Page> page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            } else {
                send(exchange, page.get());
            }
        }
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        byte[] body = page.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        exchange.sendResponseHeaders(page.good() ? OK : UNAVAILABLE, body.length);
        exchange.getResponseBody().write(body);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * A response.
     *
     * @param good whether the status is 200, else it is 503
     * @param contentType the media type
     * @param body the text
     */
    record Page(boolean good, String contentType, String body) {}
}
