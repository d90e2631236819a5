/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares the client with Prefect's Python client on one real server: 10,000 flow runs read page by page, and 1,000 proposed
 * states, each in several rounds, since the first ones of a Java process include the work of its compiler. A third client, bare
 * OkHttp, only proposes. The server and the clients are processes of their own; the table has the CPU time of each client, and that of
 * the server.
 */
public final class PrefectPeers {

    /** The system property with the options of the Java client's JVM. */
    private static final String OPTIONS = "peer.options";

    private static final int RUNS = 10_000;
    private static final int PROPOSALS = 1_000;
    private static final int READ_ROUNDS = 4;
    private static final int PROPOSAL_ROUNDS = 10;

    private PrefectPeers() {}

    /**
     * Runs the comparison.
     *
     * @param args releases, {@code V2_20} and {@code V3}; both by default
     */
    public static void main(String[] args) throws Exception {
        System.out.println(
                "| server | work | client | calls | CPU s of the client | calls per CPU s | CPU s of the server |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        List<PrefectRelease> releases = args.length == 0
                ? List.of(PrefectRelease.values())
                : Arrays.stream(args).map(PrefectRelease::valueOf).toList();
        for (PrefectRelease release : releases) {
            try (RealPrefect server = RealPrefect.start(release, Map.of())) {
                seed(server);
                Map<String, Cost> python = python(server);
                Map<String, Cost> java = java(server, PrefectPeer.class, 1);
                Map<String, Cost> bare = java(server, BarePeer.class, 2);
                python.forEach((work, cost) -> {
                    cost.print(release, work, "Python");
                    Objects.requireNonNull(java.get(work)).print(release, work, "Java");
                    if (bare.containsKey(work)) {
                        Objects.requireNonNull(bare.get(work)).print(release, work, "bare OkHttp");
                    }
                });
            }
        }
        System.exit(0);
    }

    private static void seed(RealPrefect server) throws IOException, InterruptedException {
        try (Prefect prefect = Prefect.builder().apiUrl(server.apiUrl()).build()) {
            prefect.flowRuns()
                    .create(FlowRunCreate.builder()
                            .flowId(prefect.flows()
                                    .create(FlowCreate.builder()
                                            .name("benchmark")
                                            .build())
                                    .execute()
                                    .id())
                            .putParameters("day", "monday")
                            .addTags("nightly")
                            .build())
                    .execute();
        }
        Process seeding = python(
                        server,
                        "prefect_seed.py",
                        server.home().resolve("prefect.db").toString(),
                        Integer.toString(RUNS))
                .inheritIO()
                .start();
        if (seeding.waitFor() != 0) {
            throw new IllegalStateException("The flow runs were not created");
        }
    }

    private static Map<String, Cost> python(RealPrefect server) throws IOException, InterruptedException {
        return costs(python(server, "prefect_peer.py", numbers(0)));
    }

    private static Map<String, Cost> java(RealPrefect server, Class<?> client, int share)
            throws IOException, InterruptedException {
        return costs(JavaProgram.of(
                client,
                List.of(System.getProperty(OPTIONS, "-Xmx512m").split(" ", -1)),
                Stream.concat(Stream.of(server.apiUrl()), Stream.of(numbers(share)))
                        .toArray(String[]::new)));
    }

    /** Returns the arguments of a client; each proposes states of other flow runs. */
    private static String[] numbers(int share) {
        return Stream.of(RUNS, READ_ROUNDS, share * PROPOSALS, PROPOSALS, PROPOSAL_ROUNDS)
                .map(String::valueOf)
                .toArray(String[]::new);
    }

    private static ProcessBuilder python(RealPrefect server, String program, String... arguments) throws IOException {
        Path file = server.home().resolve(program);
        try (InputStream source = PrefectPeers.class.getResourceAsStream("/" + program)) {
            Files.write(file, Objects.requireNonNull(source).readAllBytes());
        }
        ProcessBuilder python =
                new ProcessBuilder(server.bin().resolve("python").toString(), file.toString());
        python.command().addAll(List.of(arguments));
        python.environment().keySet().removeIf(name -> name.startsWith("PREFECT_"));
        python.environment()
                .putAll(Map.of(
                        "PREFECT_API_URL", server.apiUrl(),
                        "PREFECT_HOME", server.home().resolve("client").toString()));
        return python.redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Runs a client; the server's time is that of the other child processes while a line is awaited. */
    private static Map<String, Cost> costs(ProcessBuilder client) throws IOException, InterruptedException {
        Map<String, Cost> costs = new TreeMap<>();
        Process process = client.start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Duration before = serverTime(process);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Duration after = serverTime(process);
                String[] parts = line.split(" ");
                int values = parts.length - 3;
                costs.put(
                        String.join(" ", Arrays.copyOf(parts, values)),
                        new Cost(
                                Integer.parseInt(parts[values]),
                                Double.parseDouble(parts[values + 1]),
                                after.minus(before).toMillis() / 1e3));
                before = after;
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The client ended with status " + process.exitValue());
        }
        return costs;
    }

    private static Duration serverTime(Process client) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.pid() != client.pid())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The cost of some calls.
     *
     * @param calls number of calls; 0 for all that the process did
     * @param clientSeconds CPU time of the client
     * @param serverSeconds CPU time of the server
     */
    private record Cost(int calls, double clientSeconds, double serverSeconds) {

        void print(PrefectRelease release, String work, String client) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %.2f | %s | %.1f |%n",
                    release.version(),
                    work,
                    client,
                    calls == 0 ? "all, with the start" : calls,
                    clientSeconds,
                    calls == 0 ? "" : Math.round(calls / clientSeconds),
                    serverSeconds);
        }
    }
}
