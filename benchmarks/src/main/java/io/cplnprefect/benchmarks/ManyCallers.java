/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** 1,000 threads that call at once, on a server that takes 20 ms for each response. */
final class ManyCallers {

    private static final int CALLERS = 1_000;
    private static final int REPETITIONS = 5;

    private ManyCallers() {}

    static void print() throws Exception {
        System.out.println(
                "| 1,000 blocking callers, server 20 ms | in flight | ms: min, median, max | lower bound ms |");
        System.out.println("| --- | --- | --- | --- |");
        try (ServerProcess server = ServerProcess.start(Protocol.HTTP_1_1, 20)) {
            for (int inFlight : new int[] {32, 250}) {
                measure(server.address(), inFlight, "pooled threads", Executors.newFixedThreadPool(CALLERS));
                ExecutorService virtual = virtualThreads();
                if (virtual != null) {
                    measure(server.address(), inFlight, "virtual threads", virtual);
                }
            }
        }
        System.out.println();
    }

    private static @Nullable ExecutorService virtualThreads() throws ReflectiveOperationException {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException olderJdk) {
            return null;
        }
    }

    private static void measure(String address, int inFlight, String kind, ExecutorService callers) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (ControlPlane controlPlane = ControlPlane.builder()
                .endpoint(address)
                .token(Secret.of("benchmark"))
                .org("acme")
                .options(ClientOptions.builder()
                        .limits(CallLimits.DEFAULT.withMaxInFlight(inFlight))
                        .build())
                .build()) {
            for (int i = -1; i < REPETITIONS; i++) {
                long start = System.nanoTime();
                List<Future<?>> calls = new ArrayList<>();
                for (int caller = 0; caller < CALLERS; caller++) {
                    calls.add(callers.submit(() -> controlPlane
                            .org("acme")
                            .gvc("prefect")
                            .workloads()
                            .get("etl")
                            .execute()));
                }
                for (Future<?> call : calls) {
                    call.get();
                }
                if (i >= 0) {
                    millis.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        callers.shutdown();
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.0f, %.0f, %.0f | %.0f |%n",
                kind,
                inFlight,
                sorted.get(0),
                sorted.get(REPETITIONS / 2),
                sorted.get(REPETITIONS - 1),
                Math.ceil((double) CALLERS / inFlight) * 20);
    }
}
