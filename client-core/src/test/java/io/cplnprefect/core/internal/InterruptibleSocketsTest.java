/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.call.CallLimits;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sockets carry TLS, keep OkHttp's timeouts, and end with an interrupt of the reading thread. */
class InterruptibleSocketsTest {

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = clientOverTls(server);

    private static OkHttpClient clientOverTls(MockWebServer server) {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .build()
                .sslSocketFactory());
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(held.certificate())
                .build();
        return new OkHttpClient.Builder()
                .socketFactory(new InterruptibleSockets())
                .protocols(List.of(Protocol.HTTP_1_1))
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .readTimeout(Duration.ZERO)
                .build();
    }

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        server.close();
    }

    private String get() throws IOException {
        Request request = new Request.Builder().url(server.url("/")).build();
        try (Response response = http.newCall(request).execute()) {
            return response.body().string();
        }
    }

    private static MockResponse silent() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    @Test
    void manyThreads_readLargeBodiesOverTls() throws Exception {
        String large = "x".repeat(300_000);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body(large).build();
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> bodies = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                bodies.add(threads.submit(this::get));
            }
            for (Future<String> body : bodies) {
                assertThat(body.get()).hasSize(300_000);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void timeoutOfTheCall_endsAReadOverTls() {
        server.enqueue(silent());
        Request request = new Request.Builder().url(server.url("/")).build();
        OkHttpClient impatient =
                http.newBuilder().callTimeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> impatient.newCall(request).execute()).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void timeoutOfARead_endsIt() {
        server.enqueue(silent());
        Request request = new Request.Builder().url(server.url("/")).build();
        OkHttpClient impatient =
                http.newBuilder().readTimeout(Duration.ofMillis(300)).build();

        assertThatThrownBy(() -> impatient.newCall(request).execute()).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void interrupt_endsAReadOverTlsAndTheFlagStays() throws Exception {
        server.enqueue(silent());
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                get();
            } catch (IOException e) {
                failure.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("flag lost", e));
            }
        });
        reader.start();
        server.takeRequest();

        reader.interrupt();

        await().until(() -> !reader.isAlive());
        assertThat(failure.get()).isInstanceOf(IOException.class);
    }

    @Test
    void ourOwnTransport_carriesOneCallPerConnection() {
        try (HttpSetup setup = HttpSetup.of("test", CallLimits.DEFAULT, Map.of(), null, null)) {
            assertThat(setup.http().socketFactory()).isInstanceOf(InterruptibleSockets.class);
            assertThat(setup.http().protocols()).containsExactly(Protocol.HTTP_1_1);
        }
    }
}
