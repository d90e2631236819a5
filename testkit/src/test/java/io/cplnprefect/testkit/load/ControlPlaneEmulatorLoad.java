/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.load;

import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the Control Plane emulator, which runs in a process of its own with a heap of 512 MiB: simple requests and
 * starts per second as the number of commands grows, and the time of lists and queries over all commands.
 *
 * <p>Arguments: the number of commands, 100,000 by default. Run it from the test class path of this module.
 */
public final class ControlPlaneEmulatorLoad {
    private static final String WORKLOADS = "/org/acme/gvc/prefect/workload";
    private static final String COMMANDS = WORKLOADS + "/etl/-command";
    private static final Pattern NEXT = Pattern.compile("\"rel\":\"next\",\"href\":\"([^\"]+)\"");
    private static final int BLOCK = 10_000;
    private static final int LIVE = 20;

    private final Load load;

    private ControlPlaneEmulatorLoad(Load load) {
        this.load = load;
    }

    /** Runs the measurement, or the server if the first argument is {@code serve}. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("serve")) {
            try (ControlPlaneEmulator cpln = emulator()) {
                Load.serve(URI.create(cpln.url()).getPort());
            }
            return;
        }
        try (Load load = Load.start(ControlPlaneEmulatorLoad.class, "Authorization: Bearer secret\r\n")) {
            new ControlPlaneEmulatorLoad(load).measure(args.length > 0 ? Integer.parseInt(args[0]) : 100_000);
            Load.time("start and close", 30, 10, () -> emulator().close());
            load.printHeap();
        }
    }

    /** Starts an emulator whose jobs end at once, except those whose command has the tag {@code live}. */
    private static ControlPlaneEmulator emulator() {
        return ControlPlaneEmulator.builder()
                .org("acme", "secret")
                .gvc("prefect")
                .pageSize(200)
                .script(job -> job.mainContainer().args().contains("live")
                        ? JobScript.begin().sleep(Duration.ofDays(1))
                        : JobScript.begin().exit(0))
                .start();
    }

    private void measure(int commands) throws Exception {
        try (KeepAliveConnection connection = load.connect()) {
            connection.send("POST", WORKLOADS, """
                    {"name":"etl","spec":{"type":"cron","containers":[{"name":"main","image":"busybox"}],
                     "defaultOptions":{"suspend":true},"job":{"schedule":"0 0 * * *"}}}""");
        }
        Load.print("simple requests, warm-up: %.0f/s", simpleRequests(20_000));
        Load.print("simple requests: %.0f/s", simpleRequests(50_000));
        for (int done = 0; done < commands; ) {
            int first = done;
            int count = done == 0 ? 1_000 : Math.min(BLOCK, commands - done);
            double rate = load.perSecond(count, (connection, number) -> start(connection, first + number));
            done += count;
            Load.print("starts up to %,d commands: %.0f/s", done, rate);
        }
        Load.print("simple requests over %,d commands: %.0f/s", commands, simpleRequests(50_000));
        times();
        walk(commands);
    }

    /** Reads one workload from several connections. */
    private double simpleRequests(int count) throws Exception {
        return load.perSecond(count, (connection, number) -> connection.send("GET", WORKLOADS + "/etl", ""));
    }

    /** Starts a job as a worker does, with the tags and the environment of a flow run. */
    private static void start(KeepAliveConnection connection, int number) throws IOException {
        connection.send("POST", COMMANDS, """
                {"type":"runCronWorkload","tags":{"prefect.io/flow-run-id":"run-%d","prefect.io/flow-run-name":"sly-%d",
                 "cpln-prefect/claim":"%s","cpln/prefectAgent":"agent"},"spec":{"location":"aws-eu-central-1",
                 "containerOverrides":[{"name":"main","args":["%s","prefect","flow-run","execute"],"env":[
                 {"name":"PREFECT__FLOW_RUN_ID","value":"run-%d"},{"name":"PREFECT_API_URL","value":"http://server/api"},
                 {"name":"PREFECT_LOGGING_LEVEL","value":"INFO"},{"name":"REGION","value":"eu"}]}]}}""".formatted(
                        number, number, UUID.randomUUID(), number % BLOCK < LIVE ? "live" : "python", number));
    }

    private void times() throws IOException {
        query("query by tag", "{\"tag\":\"prefect.io/flow-run-id\",\"value\":\"run-77\"}");
        query("query by running", "{\"property\":\"lifecycleStage\",\"value\":\"running\"}");
        query("query by completed, 200", "{\"property\":\"lifecycleStage\",\"value\":\"completed\"}");
        query(
                "query by type and tag, 200",
                "{\"property\":\"type\",\"value\":\"runCronWorkload\"},{\"tag\":\"cpln/prefectAgent\",\"value\":\"agent\"}");
        load.time("list, 200", "GET", COMMANDS, "");
        load.time("deployment", "GET", WORKLOADS + "/etl/deployment", "");
        try (KeepAliveConnection connection = load.connect()) {
            Load.time("query without an index", 6, 2, () -> connection.send("POST", COMMANDS + "/-query", """
                    {"spec":{"terms":[{"property":"created","op":">","value":"2999-01-01T00:00:00Z"}]}}"""));
        }
    }

    private void query(String name, String terms) throws IOException {
        load.time(name, "POST", COMMANDS + "/-query", "{\"spec\":{\"match\":\"all\",\"terms\":[" + terms + "]}}");
    }

    /** Reads all pages of the list, and prints the time of its two halves. */
    private void walk(int commands) throws IOException {
        int pages = 0;
        int half = commands / 400;
        long start = System.nanoTime();
        long middle = start;
        try (KeepAliveConnection connection = load.connect()) {
            for (String next = COMMANDS; !next.isEmpty(); pages++) {
                if (pages == half) {
                    middle = System.nanoTime();
                }
                Matcher link = NEXT.matcher(connection.send("GET", next, ""));
                next = link.find() ? link.group(1) : "";
            }
        }
        Load.print(
                "walk of %,d pages: %.1f s for the first half, %.1f s for the second",
                pages, (middle - start) / 1e9, (System.nanoTime() - middle) / 1e9);
    }
}
