/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Protocol;

/** The cost of a process from its start to the response of its first call, with the client and with bare Retrofit, in turns. */
final class StartUp {

    private static final int ROUNDS = 15;

    private StartUp() {}

    /** Runs the measurement alone. */
    public static void main(String[] args) throws Exception {
        print();
        System.exit(0);
    }

    static void print() throws Exception {
        Map<String, List<double[]>> costs = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.start(Protocol.HTTP_1_1, 0)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String way : List.of("nothing", "retrofit", "client")) {
                    costs.computeIfAbsent(way, missing -> new ArrayList<>()).add(run(way, server.address()));
                }
            }
        }
        System.out.println("| from the start of the JVM to the first response | CPU ms: min, median, max"
                + " | ms: min, median, max | CPU against bare Retrofit |");
        System.out.println("| --- | --- | --- | --- |");
        double bare = median(costs, "retrofit");
        costs.forEach((way, rounds) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.2f |%n",
                way,
                Figures.minMedianMax(
                        rounds.stream().mapToDouble(cost -> cost[0]).toArray(), "%.0f"),
                Figures.minMedianMax(
                        rounds.stream().mapToDouble(cost -> cost[1]).toArray(), "%.0f"),
                median(costs, way) / bare));
        System.out.println();
    }

    private static double median(Map<String, List<double[]>> costs, String way) {
        double[] sorted = costs.getOrDefault(way, List.of()).stream()
                .mapToDouble(cost -> cost[0])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static double[] run(String way, String address) throws IOException, InterruptedException {
        Process process =
                JavaProgram.of(FirstCall.class, List.of(), way, address).start();
        String[] output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The process ended with status " + process.exitValue());
        }
        return new double[] {Double.parseDouble(output[0]), Double.parseDouble(output[1])};
    }
}
