/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The CPU time and the allocations of the decoding of a list of workloads, with the models and the mapper of the client, and with
 * plain classes and a mapper that has the module for times, in one process. The ways take turns.
 */
final class ListDecoding {

    private static final int WORKLOADS = 10_000;
    private static final int LISTS_PER_ROUND = 8;
    private static final int ROUNDS = 11;
    private static final int WARM_UP = 4;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double MIB = 1 << 20;

    private ListDecoding() {}

    /** Runs the measurement alone. */
    public static void main(String[] args) throws Exception {
        print();
    }

    static void print() throws Exception {
        byte[] list = ("[" + String.join(",", Collections.nCopies(WORKLOADS, Workloads.JSON)) + "]")
                .getBytes(StandardCharsets.UTF_8);
        try (ControlPlane client =
                ControlPlane.builder().org("acme").token(Secret.of("benchmark")).build()) {
            ObjectMapper plain = JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            Map<String, ObjectReader> ways = new LinkedHashMap<>();
            ways.put("plain classes", plain.readerForListOf(PlainWorkload.class));
            ways.put("models of the client", client.mapper().readerForListOf(Workload.class));
            print(measure(ways, list));
        }
    }

    private static Map<String, List<ProcessCost>> measure(Map<String, ObjectReader> ways, byte[] list)
            throws Exception {
        Map<String, List<ProcessCost>> costs = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, ObjectReader> way : ways.entrySet()) {
                ProcessCost before = ProcessCost.now();
                for (int i = 0; i < LISTS_PER_ROUND; i++) {
                    List<?> read = way.getValue().readValue(list);
                    if (read.size() != WORKLOADS) {
                        throw new IllegalStateException("read " + read.size() + " workloads");
                    }
                }
                if (round >= 0) {
                    costs.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(ProcessCost.now().minus(before).dividedBy(LISTS_PER_ROUND));
                }
            }
        }
        return costs;
    }

    private static void print(Map<String, List<ProcessCost>> costs) {
        System.out.printf(
                Locale.ROOT,
                "| a list of %,d workloads | CPU ms: min, median, max | against plain classes | MiB allocated |%n",
                WORKLOADS);
        System.out.println("| --- | --- | --- | --- |");
        double plain = median(costs.getOrDefault("plain classes", List.of()), ProcessCost::cpuMicros);
        costs.forEach((way, rounds) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f | %.1f |%n",
                way,
                Figures.minMedianMax(
                        rounds.stream()
                                .mapToDouble(cost -> cost.cpuMicros() / MICROS_PER_MILLI)
                                .toArray(),
                        "%,.0f"),
                median(rounds, ProcessCost::cpuMicros) / plain,
                median(rounds, ProcessCost::bytes) / MIB));
        System.out.println();
    }

    private static double median(List<ProcessCost> rounds, ToDoubleFunction<ProcessCost> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
