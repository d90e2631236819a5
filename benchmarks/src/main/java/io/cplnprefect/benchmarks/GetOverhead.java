/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.model.Workload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One {@code get} of a workload: through the pipeline, and with bare OkHttp and Jackson on the same answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GetOverhead {

    /** System property that holds the address of the server. */
    static final String SERVER = "benchmark.server";

    private static final String PATH = "org/acme/gvc/prefect/workload/etl";

    private OkHttpClient http = new OkHttpClient();
    private ControlPlane controlPlane = client();
    private ObjectReader reader = controlPlane.mapper().readerFor(Workload.class);
    private Request request = request();

    private static ControlPlane client() {
        return ControlPlane.builder()
                .endpoint(System.getProperty(SERVER, "http://127.0.0.1:1/"))
                .token(Secret.of("benchmark"))
                .org("acme")
                .build();
    }

    private static Request request() {
        return new Request.Builder()
                .url(System.getProperty(SERVER, "http://127.0.0.1:1/") + PATH)
                .header("Authorization", "Bearer benchmark")
                .build();
    }

    /** Makes the first connections before anything is measured. */
    @Setup
    public void connect() throws IOException {
        bare();
        pipeline();
    }

    /** Gives the client up. */
    @TearDown
    public void close() {
        controlPlane.close();
        http.dispatcher().executorService().shutdown();
    }

    /** OkHttp and Jackson alone. */
    @Benchmark
    public Workload bare() throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return reader.readValue(response.body().byteStream());
        }
    }

    /** The client, blocking. */
    @Benchmark
    public Workload pipeline() {
        return controlPlane.org("acme").gvc("prefect").workloads().get("etl").execute();
    }

    /** The client, asynchronous. */
    @Benchmark
    public Workload pipelineAsync() {
        return controlPlane
                .org("acme")
                .gvc("prefect")
                .workloads()
                .get("etl")
                .executeAsync()
                .join();
    }
}
