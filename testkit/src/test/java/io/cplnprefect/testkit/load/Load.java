/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A load on an emulator that runs in a process of its own with a heap of 512 MiB. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final Process server;
    private final BufferedReader out;
    private final int port;
    private final String head;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    private Load(Process server, BufferedReader out, int port, String head) {
        this.server = server;
        this.out = out;
        this.port = port;
        this.head = head;
    }

    /**
     * Starts the server, whose main class calls {@link #serve} if its first argument is {@code serve}.
     *
     * @param head the header lines of each request
     */
    static Load start(Class<?> program, String head) throws IOException {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8));
        return new Load(server, out, Integer.parseInt(out.readLine()), head);
    }

    /** Prints the port of an emulator in this process, and its heap in MiB after each line on standard input. */
    static void serve(int port) throws IOException {
        print("%d", port);
        while (System.in.read() >= 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            print("%d", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        }
    }

    KeepAliveConnection connect() throws IOException {
        return new KeepAliveConnection(port, head);
    }

    /** Prints the heap of the server after a collection. */
    void printHeap() throws IOException {
        server.getOutputStream().write('\n');
        server.getOutputStream().flush();
        print("heap in use after a collection: %s MiB", out.readLine());
    }

    /** Executes an exchange so many times on several connections, and returns how many per second. */
    double perSecond(int count, Exchange exchange) throws Exception {
        long start = System.nanoTime();
        List<Future<Void>> futures = new ArrayList<>();
        for (int thread = 0; thread < CONNECTIONS; thread++) {
            int first = thread;
            Callable<Void> task = () -> {
                try (KeepAliveConnection connection = connect()) {
                    for (int number = first; number < count; number += CONNECTIONS) {
                        exchange.on(connection, number);
                    }
                }
                return null;
            };
            futures.add(threads.submit(task));
        }
        for (Future<Void> future : futures) {
            future.get();
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    /** Prints the time of a request, measured 40 times after 20 others. */
    void time(String name, String method, String path, String body) throws IOException {
        try (KeepAliveConnection connection = connect()) {
            time(name, 60, 20, () -> connection.send(method, path, body));
        }
    }

    /** Prints the time of an action in this JVM, without the first ones. */
    static void time(String name, int count, int warmUp, Action action) throws IOException {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            action.run();
            nanos.add(System.nanoTime() - start);
        }
        List<Long> sorted = new ArrayList<>(nanos.subList(warmUp, count));
        Collections.sort(sorted);
        print(
                "%-28s median %6.1f ms, slowest of %d %6.1f ms",
                name, sorted.get(sorted.size() / 2) / 1e6, sorted.size(), sorted.get(sorted.size() - 1) / 1e6);
    }

    static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    @Override
    public void close() {
        threads.shutdown();
        server.destroy();
    }

    /** One or several requests on a connection. */
    interface Exchange {
        void on(KeepAliveConnection connection, int number) throws IOException;
    }

    /** Code that is timed. */
    interface Action {
        void run() throws IOException;
    }
}
