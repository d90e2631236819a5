/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.load;

import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
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
    private static final int BLOCK = 10_000;

    private final Load load;

    private PrefectEmulatorLoad(Load load) {
        this.load = load;
    }

    /** Runs the measurement, or the server if the first argument is {@code serve}. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("serve")) {
            try (PrefectEmulator prefect = PrefectEmulator.builder().start()) {
                Load.serve(URI.create(prefect.apiUrl()).getPort());
            }
            return;
        }
        try (Load load = Load.start(PrefectEmulatorLoad.class, "")) {
            new PrefectEmulatorLoad(load).measure(args.length > 0 ? Integer.parseInt(args[0]) : 100_000);
            Load.time(
                    "start and close",
                    30,
                    10,
                    () -> PrefectEmulator.builder().start().close());
            load.printHeap();
        }
    }

    private void measure(int runs) throws Exception {
        String deployment;
        String run;
        try (KeepAliveConnection connection = load.connect()) {
            String flow = id(connection.send("POST", "/api/flows/", "{\"name\":\"f\"}"));
            connection.send("POST", "/api/work_pools/", "{\"name\":\"p\",\"type\":\"cpln\"}");
            deployment = id(connection.send(
                    "POST",
                    "/api/deployments/",
                    "{\"name\":\"d\",\"flow_id\":\"" + flow + "\",\"work_pool_name\":\"p\"}"));
            run = id(connection.send("POST", "/api/deployments/" + deployment + "/create_flow_run", "{}"));
        }
        Load.print("simple requests, warm-up: %.0f/s", simpleRequests(run, 20_000));
        Load.print("simple requests: %.0f/s", simpleRequests(run, 50_000));
        for (int done = 0; done < runs; ) {
            int count = done == 0 ? 1_000 : Math.min(BLOCK, runs - done);
            double rate = submissions(deployment, count);
            done += count;
            Load.print("submissions up to %,d runs: %.0f/s (%.0f requests/s)", done, rate, rate * 4);
        }
        Load.print("simple requests over %,d runs: %.0f/s", runs, simpleRequests(run, 50_000));
        times(deployment, runs);
    }

    /** Reads one run from several connections. */
    private double simpleRequests(String run, int count) throws Exception {
        return load.perSecond(count, (connection, number) -> connection.send("GET", "/api/flow_runs/" + run, ""));
    }

    /** Creates runs; nine of ten are claimed, started and completed, the last remains SCHEDULED. */
    private double submissions(String deployment, int count) throws Exception {
        return load.perSecond(count, (connection, number) -> {
            String run = id(connection.send(
                    "POST",
                    "/api/deployments/" + deployment + "/create_flow_run",
                    "{\"idempotency_key\":\"" + UUID.randomUUID() + "\",\"parameters\":{\"n\":" + number + "}}"));
            if (number % 10 != 0) {
                for (String type : List.of("PENDING", "RUNNING", "COMPLETED")) {
                    connection.send(
                            "POST", "/api/flow_runs/" + run + "/set_state", "{\"state\":{\"type\":\"" + type + "\"}}");
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
        load.time(name, "POST", "/api" + path, body);
    }

    private static String id(String json) {
        Matcher matcher = ID.matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("No id in " + json);
        }
        return matcher.group(1);
    }
}
