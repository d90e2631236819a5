/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.core.call.Page;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunQuery;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * Reads all flow runs and proposes states with the client, as {@code prefect_peer.py} does with Prefect's Python client. The
 * arguments are the address of the API, the number of flow runs and of rounds that read them, and the first flow run and the numbers
 * of proposals and of rounds that propose.
 */
final class PrefectPeer {

    private PrefectPeer() {}

    public static void main(String[] args) {
        int runs = Integer.parseInt(args[1]);
        int first = Integer.parseInt(args[3]);
        int proposals = Integer.parseInt(args[4]);
        try (Prefect prefect = Prefect.builder().apiUrl(args[0]).build()) {
            for (int i = 1; i <= Integer.parseInt(args[2]); i++) {
                measure("read " + i, () -> read(prefect, runs));
            }
            List<UUID> ids =
                    prefect
                            .flowRuns()
                            .filter(FlowRunQuery.builder()
                                    .offset(first)
                                    .limit(proposals)
                                    .build())
                            .stream()
                            .map(FlowRun::id)
                            .toList();
            for (int i = 1; i <= Integer.parseInt(args[5]); i++) {
                measure("propose " + i, () -> propose(prefect, ids));
            }
        }
        System.out.printf(Locale.ROOT, "process 0 %f 0%n", ProcessCost.now().cpuMicros() / 1e6);
    }

    static void measure(String name, IntSupplier work) {
        ProcessCost before = ProcessCost.now();
        long start = System.nanoTime();
        int calls = work.getAsInt();
        System.out.printf(
                Locale.ROOT,
                "%s %d %f %f%n",
                name,
                calls,
                ProcessCost.now().minus(before).cpuMicros() / 1e6,
                (System.nanoTime() - start) / 1e9);
    }

    private static int read(Prefect prefect, int expected) {
        int calls = 0;
        int runs = 0;
        for (Page<FlowRun> page :
                prefect.flowRuns().filter(FlowRunQuery.builder().build()).pages()) {
            calls++;
            runs += page.items().size();
        }
        if (runs != expected) {
            throw new IllegalStateException("Read " + runs + " flow runs, expected " + expected);
        }
        return calls;
    }

    private static int propose(Prefect prefect, List<UUID> ids) {
        ids.forEach(
                id -> prefect.flowRuns().setState(id, StateProposal.running()).execute());
        return ids.size();
    }
}
