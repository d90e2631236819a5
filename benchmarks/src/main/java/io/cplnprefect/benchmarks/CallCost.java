/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The CPU time and the allocations of one {@code get}, through the client and through bare OkHttp with Jackson, in one process.
 * The ways take turns in short rounds, so that what else runs on the machine affects all of them alike. Each way is executed by
 * as many threads as calls are in flight, one call after another, and each thread waits for its response.
 */
final class CallCost {

    private static final int ROUNDS = 11;
    private static final int CALLS_PER_ROUND = 3_200;

    private final Map<String, Callable<?>> ways = new LinkedHashMap<>();
    private final OkHttpClient http;
    private final ControlPlane controlPlane;
    private final ExecutorService callers;
    private final int inFlight;

    private CallCost(String address, Protocol protocol, int inFlight) {
        this.inFlight = inFlight;
        this.callers = Executors.newFixedThreadPool(inFlight);
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(inFlight);
        this.http = new OkHttpClient.Builder()
                .protocols(List.of(protocol))
                .socketFactory(new NoDelaySockets())
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(inFlight, 1, TimeUnit.MINUTES))
                .build();
        this.controlPlane = client(address, protocol, inFlight);
        ObjectReader reader = controlPlane.mapper().readerFor(Workload.class);
        ways.put("bare OkHttp execute", () -> {
            try (Response response = http.newCall(request(address)).execute()) {
                return reader.readValue(response.body().byteStream());
            }
        });
        ways.put(
                "bare OkHttp enqueue",
                () -> enqueued(http.newCall(request(address)), reader).get());
        ways.put("client execute", () -> get().execute());
        ways.put("client executeAsync", () -> get().executeAsync().get());
    }

    /** Creates the request of one call, as a program without a client does. */
    private static Request request(String address) {
        return new Request.Builder()
                .url(address + "org/acme/gvc/prefect/workload/etl")
                .header("Authorization", "Bearer benchmark")
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static ControlPlane client(String address, Protocol protocol, int inFlight) {
        return ControlPlane.builder()
                .endpoint(address)
                .token(Secret.of("benchmark"))
                .org("acme")
                .options(ClientOptions.builder()
                        .limits(CallLimits.DEFAULT.withMaxInFlight(inFlight))
                        .http(builder -> builder.protocols(List.of(protocol)))
                        .build())
                .build();
    }

    private ApiCall<Workload> get() {
        return controlPlane.org("acme").gvc("prefect").workloads().get("etl");
    }

    private static CompletableFuture<?> enqueued(Call call, ObjectReader reader) {
        CompletableFuture<Workload> result = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call same, Response response) {
                try (response) {
                    result.complete(reader.readValue(response.body().byteStream()));
                } catch (IOException e) {
                    result.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call same, IOException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Measures all protocols and numbers of calls in flight, and prints a table. */
    static void print() throws Exception {
        System.out.println(
                "| one get | protocol | in flight | CPU µs: min, median | against enqueue | bytes allocated |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (Protocol protocol : List.of(Protocol.HTTP_1_1, Protocol.H2_PRIOR_KNOWLEDGE)) {
            try (ServerProcess server = ServerProcess.start(protocol, 0)) {
                for (int inFlight : new int[] {1, 32}) {
                    new CallCost(server.address(), protocol, inFlight).measure(protocol.toString());
                }
            }
        }
        System.out.println();
    }

    private void measure(String protocol) throws Exception {
        Map<String, List<ProcessCost>> costs = new LinkedHashMap<>();
        for (int round = -4; round < ROUNDS; round++) {
            for (Map.Entry<String, Callable<?>> way : ways.entrySet()) {
                ProcessCost before = ProcessCost.now();
                run(way.getValue());
                if (round >= 0) {
                    costs.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(ProcessCost.now().minus(before).dividedBy(CALLS_PER_ROUND));
                }
            }
        }
        double enqueue = median(costs.getOrDefault("bare OkHttp enqueue", List.of()));
        costs.forEach((way, rounds) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %.1f, %.1f | %.2f | %.0f |%n",
                way,
                protocol,
                inFlight,
                rounds.stream().mapToDouble(ProcessCost::cpuMicros).min().orElse(0),
                median(rounds),
                median(rounds) / enqueue,
                rounds.stream()
                        .mapToDouble(ProcessCost::bytes)
                        .sorted()
                        .skip(ROUNDS / 2)
                        .findFirst()
                        .orElse(0)));
        controlPlane.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        callers.shutdown();
    }

    private static double median(List<ProcessCost> rounds) {
        return rounds.stream()
                .mapToDouble(ProcessCost::cpuMicros)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElse(0);
    }

    /** Executes the calls of a round on as many threads as calls are in flight. */
    private void run(Callable<?> way) throws Exception {
        List<Future<?>> threads = new ArrayList<>(inFlight);
        for (int i = 0; i < inFlight; i++) {
            threads.add(callers.submit(() -> {
                for (int call = 0; call < CALLS_PER_ROUND / inFlight; call++) {
                    way.call();
                }
                return null;
            }));
        }
        for (Future<?> thread : threads) {
            thread.get();
        }
    }
}
