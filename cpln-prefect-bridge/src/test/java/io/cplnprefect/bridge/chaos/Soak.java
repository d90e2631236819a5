/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Runs a worker at a constant load, on emulators with random faults, and prints by how much its heap, threads and files grow from the first
 * quarter to the end.
 *
 * <pre>{@code
 * mvn -q -pl cpln-prefect-bridge -am -Pchaos process-test-classes -Dchaos.program=Soak -Dchaos.args="1200"
 * }</pre>
 */
public final class Soak {

    static final String POOL = "soak";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_RUNS = Duration.ofMillis(200);
    private static final Duration DRAIN = Duration.ofMinutes(4);
    private static final int SAMPLES = 80;

    private Soak() {}

    /**
     * What a soak has shown.
     *
     * @param created number of flow runs
     * @param open number of flow runs that have not ended
     * @param sizes what the worker held, at equal intervals
     */
    record Report(long created, long open, List<SoakSize> sizes) {

        /** Returns by which share a size has grown from the end of the first quarter to the end: medians of a tenth of the time. */
        double growth(ToLongFunction<SoakSize> size) {
            return increase(size) / early(size);
        }

        /** Returns by how much a size has grown, as {@link #growth}. */
        double increase(ToLongFunction<SoakSize> size) {
            return median(sizes.subList(sizes.size() - tenth(), sizes.size()), size) - early(size);
        }

        private double early(ToLongFunction<SoakSize> size) {
            int quarter = sizes.size() / 4;
            return median(sizes.subList(quarter, quarter + tenth()), size);
        }

        private int tenth() {
            return Math.max(1, sizes.size() / 10);
        }

        private static double median(List<SoakSize> some, ToLongFunction<SoakSize> size) {
            long[] values = some.stream().mapToLong(size).sorted().toArray();
            return values[values.length / 2];
        }

        String text() {
            StringBuilder text = new StringBuilder(
                    "| sample | heap KB | threads | files | sockets | lines |\n| --- | --- | --- | --- | --- | --- |\n");
            for (int i = 0; i < sizes.size(); i += Math.max(1, sizes.size() / 20)) {
                SoakSize size = sizes.get(i);
                text.append(String.format(
                        Locale.ROOT,
                        "| %d | %d | %d | %d | %d | %d |%n",
                        i + 1,
                        size.heapKb(),
                        size.threads(),
                        size.files(),
                        size.sockets(),
                        size.lines()));
            }
            return text.append(String.format(
                            Locale.ROOT,
                            "%nGrowth: heap %.1f %%, threads %.1f %%, files %.1f %%, sockets %.1f %%; %d flow runs, %d not ended%n",
                            100 * growth(SoakSize::heapKb),
                            100 * growth(SoakSize::threads),
                            100 * growth(SoakSize::files),
                            100 * growth(SoakSize::sockets),
                            created,
                            open))
                    .toString();
        }
    }

    /**
     * Runs the program.
     *
     * @param args the seconds for which flow runs are created; 1200 by default
     * @throws IOException if a part of the program does not start
     */
    public static void main(String[] args) throws IOException {
        Report report = run(Duration.ofSeconds(args.length == 0 ? 1200 : Long.parseLong(args[0])));
        System.out.print(report.text());
        System.exit(report.open() == 0 ? 0 : 1);
    }

    /** Creates flow runs for a time, and waits until all have ended. */
    static Report run(Duration duration) throws IOException {
        Evidence evidence = Evidence.in("soak");
        Map<String, String> environment = new HashMap<>();
        environment.put(SoakWorker.INTERVAL, String.valueOf(duration.toMillis() / SAMPLES));
        // The emulators keep all flow runs and events; the worker has the small heap.
        ChildProcess services = ChildProcess.java(SoakServices.class, "1g", environment, evidence.platformLog());
        try {
            String[] addresses = awaitLine(services, SoakServices.READY)
                    .substring(SoakServices.READY.length())
                    .split(" ", -1);
            JsonApi prefect = new JsonApi(addresses[0], null);
            environment.put("PREFECT_API_URL", addresses[0]);
            environment.put("CPLN_ENDPOINT", addresses[1]);
            environment.put("CPLN_LOGS_ENDPOINT", addresses[1]);
            environment.put("CPLN_ORG", ChaosPlatform.ORG);
            environment.put("CPLN_TOKEN", ChaosPlatform.TOKEN);
            ChildProcess worker = ChildProcess.java(
                    SoakWorker.class, environment, evidence.workers().resolve("worker.log"));
            try {
                return measure(prefect, worker, duration);
            } finally {
                worker.end();
            }
        } finally {
            services.end();
        }
    }

    private static Report measure(JsonApi prefect, ChildProcess worker, Duration duration) {
        awaitPool(prefect);
        String flow = prefect.post("/flows/", JsonApi.object().put("name", "soak"))
                .path("id")
                .asText();
        String deployment = prefect.post(
                        "/deployments/",
                        JsonApi.object()
                                .put("name", "soak")
                                .put("flow_id", flow)
                                .put("work_pool_name", POOL)
                                .put("entrypoint", "soak.py:soak"))
                .path("id")
                .asText();
        long created = 0;
        long end = System.nanoTime() + duration.toNanos();
        long next = System.nanoTime();
        while (System.nanoTime() < end) {
            create(prefect, deployment, created++);
            next += BETWEEN_RUNS.toNanos();
            Pause.millis(Math.max(0, (next - System.nanoTime()) / 1_000_000));
        }
        List<SoakSize> sizes = SoakSize.in(lines(worker.log()));
        long drained = System.nanoTime() + DRAIN.toNanos();
        while (open(prefect) > 0 && System.nanoTime() < drained) {
            Pause.millis(1000);
        }
        return new Report(created, open(prefect), sizes);
    }

    private static void create(JsonApi prefect, String deployment, long number) {
        ObjectNode run = JsonApi.object().put("idempotency_key", "soak-" + number);
        run.putObject("state")
                .put("type", "SCHEDULED")
                .putObject("state_details")
                .put("scheduled_time", Instant.now().toString());
        prefect.post("/deployments/" + deployment + "/create_flow_run", run);
    }

    private static long open(JsonApi prefect) {
        ObjectNode query = JsonApi.object();
        Arrays.asList("SCHEDULED", "PENDING", "RUNNING", "CANCELLING")
                .forEach(query.putObject("flow_runs")
                        .putObject("state")
                        .putObject("type")
                        .putArray("any_")::add);
        return prefect.post("/flow_runs/count", query).asLong();
    }

    private static void awaitPool(JsonApi prefect) {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!prefect.isOk("/work_pools/" + POOL)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The worker did not create its work pool; see target/chaos/soak");
            }
            Pause.millis(200);
        }
    }

    private static String awaitLine(ChildProcess process, String begin) {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            var line =
                    lines(process.log()).filter(each -> each.startsWith(begin)).findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            Pause.millis(100);
        }
        throw new IllegalStateException("The process did not start; see " + process.log());
    }

    private static Stream<String> lines(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
