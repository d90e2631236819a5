/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the Prefect emulator, which runs in a process of its own with a heap of 512 MiB: simple requests per second,
 * submissions per second as the number of runs grows, and the time of polls, filters and counts over all runs.
 *
 * <p>Arguments: the number of runs, 100,000 by default. Run it from the test class path of this module.
 */
public final class PrefectEmulatorLoad {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final int CONNECTIONS = 4;
    private static final int BLOCK = 10_000;

    private final int port;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    private PrefectEmulatorLoad(int port) {
        this.port = port;
    }

    /** Runs the measurement, or the server if the first argument is {@code serve}. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("serve")) {
            serve();
            return;
        }
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process server = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrefectEmulatorLoad.class.getName(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
            PrefectEmulatorLoad load = new PrefectEmulatorLoad(Integer.parseInt(out.readLine()));
            load.measure(runs);
            starts();
            server.getOutputStream().write('\n');
            server.getOutputStream().flush();
            print("heap in use after a collection: %s MiB", out.readLine());
            load.threads.shutdown();
        } finally {
            server.destroy();
        }
    }

    /** Starts an emulator, prints its port, and prints its heap in MiB after each line on standard input. */
    private static void serve() throws IOException {
        try (PrefectEmulator prefect = PrefectEmulator.builder().start()) {
            print("%d", URI.create(prefect.apiUrl()).getPort());
            while (System.in.read() >= 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                print("%d", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            }
        }
    }

    private void measure(int runs) throws Exception {
        String deployment;
        String run;
        try (KeepAliveConnection connection = new KeepAliveConnection(port)) {
            String flow = id(connection.send("POST", "/flows/", "{\"name\":\"f\"}"));
            connection.send("POST", "/work_pools/", "{\"name\":\"p\",\"type\":\"cpln\"}");
            deployment = id(connection.send(
                    "POST", "/deployments/", "{\"name\":\"d\",\"flow_id\":\"" + flow + "\",\"work_pool_name\":\"p\"}"));
            run = id(connection.send("POST", "/deployments/" + deployment + "/create_flow_run", "{}"));
        }
        print("simple requests, warm-up: %.0f/s", simpleRequests(run, 20_000));
        print("simple requests: %.0f/s", simpleRequests(run, 50_000));
        for (int done = 0; done < runs; ) {
            int count = done == 0 ? 1_000 : Math.min(BLOCK, runs - done);
            double rate = submissions(deployment, count);
            done += count;
            print("submissions up to %,d runs: %.0f/s (%.0f requests/s)", done, rate, rate * 4);
        }
        print("simple requests over %,d runs: %.0f/s", runs, simpleRequests(run, 50_000));
        times(deployment, runs);
    }

    /** Starts and closes emulators in this JVM. */
    private static void starts() {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            PrefectEmulator.builder().start().close();
            nanos.add(System.nanoTime() - start);
        }
        print("%-28s %s", "start and close", spread(nanos.subList(10, nanos.size())));
    }

    /** Reads one run from several connections. */
    private double simpleRequests(String run, int count) throws Exception {
        return perSecond(count, (connection, number) -> connection.send("GET", "/flow_runs/" + run, ""));
    }

    /** Creates runs; nine of ten are claimed, started and completed, the last remains SCHEDULED. */
    private double submissions(String deployment, int count) throws Exception {
        return perSecond(count, (connection, number) -> {
            String run = id(connection.send(
                    "POST",
                    "/deployments/" + deployment + "/create_flow_run",
                    "{\"idempotency_key\":\"" + UUID.randomUUID() + "\",\"parameters\":{\"n\":" + number + "}}"));
            if (number % 10 != 0) {
                for (String type : List.of("PENDING", "RUNNING", "COMPLETED")) {
                    connection.send(
                            "POST", "/flow_runs/" + run + "/set_state", "{\"state\":{\"type\":\"" + type + "\"}}");
                }
            }
        });
    }

    private void times(String deployment, int runs) throws Exception {
        time("poll of 10", "/work_pools/p/get_scheduled_flow_runs", "{\"limit\":10}");
        time("poll of 200", "/work_pools/p/get_scheduled_flow_runs", "{\"limit\":200}");
        time(
                "filter by open states",
                "/flow_runs/filter",
                filter("\"state\":{\"type\":{\"any_\":[\"RUNNING\",\"PENDING\"]}}"));
        time(
                "filter by SCHEDULED, 200",
                "/flow_runs/filter",
                filter("\"state\":{\"type\":{\"any_\":[\"SCHEDULED\"]}}"));
        time(
                "filter by COMPLETED, 200",
                "/flow_runs/filter",
                filter("\"state\":{\"type\":{\"any_\":[\"COMPLETED\"]}}"));
        time(
                "filter by deployment, 200",
                "/flow_runs/filter",
                filter("\"deployment_id\":{\"any_\":[\"" + deployment + "\"]}"));
        time("filter by pool, 200", "/flow_runs/filter", "{\"work_pools\":{\"name\":{\"any_\":[\"p\"]}}}");
        time("no filter, 200 by start", "/flow_runs/filter", "{\"sort\":\"EXPECTED_START_TIME_DESC\"}");
        time("no filter, offset " + runs * 9 / 10, "/flow_runs/filter", "{\"offset\":" + runs * 9 / 10 + "}");
        time("count of COMPLETED", "/flow_runs/count", filter("\"state\":{\"type\":{\"any_\":[\"COMPLETED\"]}}"));
    }

    private static String filter(String conditions) {
        return "{\"flow_runs\":{" + conditions + "}}";
    }

    private void time(String name, String path, String body) throws IOException {
        List<Long> nanos = new ArrayList<>();
        try (KeepAliveConnection connection = new KeepAliveConnection(port)) {
            for (int i = 0; i < 60; i++) {
                long start = System.nanoTime();
                connection.send("POST", path, body);
                nanos.add(System.nanoTime() - start);
            }
        }
        print("%-28s %s", name, spread(nanos.subList(20, nanos.size())));
    }

    private static String spread(List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "median %6.1f ms, slowest of %d %6.1f ms",
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.size(),
                sorted.get(sorted.size() - 1) / 1e6);
    }

    private double perSecond(int count, Request request) throws Exception {
        long start = System.nanoTime();
        List<Future<Void>> futures = new ArrayList<>();
        for (int thread = 0; thread < CONNECTIONS; thread++) {
            int first = thread;
            Callable<Void> task = () -> {
                try (KeepAliveConnection connection = new KeepAliveConnection(port)) {
                    for (int number = first; number < count; number += CONNECTIONS) {
                        request.send(connection, number);
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

    private interface Request {
        void send(KeepAliveConnection connection, int number) throws IOException;
    }

    private static String id(String json) {
        Matcher matcher = ID.matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No id in " + json);
        }
        return matcher.group(1);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
