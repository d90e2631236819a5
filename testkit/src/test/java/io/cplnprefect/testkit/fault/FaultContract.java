/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import static io.cplnprefect.testkit.fault.Fault.applyLate;
import static io.cplnprefect.testkit.fault.Fault.cutBody;
import static io.cplnprefect.testkit.fault.Fault.delay;
import static io.cplnprefect.testkit.fault.Fault.drip;
import static io.cplnprefect.testkit.fault.Fault.hang;
import static io.cplnprefect.testkit.fault.Fault.html;
import static io.cplnprefect.testkit.fault.Fault.loseRequest;
import static io.cplnprefect.testkit.fault.Fault.loseResponse;
import static io.cplnprefect.testkit.fault.Fault.quota;
import static io.cplnprefect.testkit.fault.Fault.rateLimit;
import static io.cplnprefect.testkit.fault.Fault.rateLimitUntil;
import static io.cplnprefect.testkit.fault.Fault.removeHeader;
import static io.cplnprefect.testkit.fault.Fault.replaceBody;
import static io.cplnprefect.testkit.fault.Fault.replaceStatus;
import static io.cplnprefect.testkit.fault.Fault.respond;
import static io.cplnprefect.testkit.fault.Fault.runAfter;
import static io.cplnprefect.testkit.fault.Fault.runBefore;
import static io.cplnprefect.testkit.fault.Fault.stale;
import static io.cplnprefect.testkit.fault.Fault.truncateBody;
import static io.cplnprefect.testkit.fault.RequestPattern.any;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.testkit.VirtualTime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a request as bare OkHttp sees it on the wire, for each emulator. */
@Timeout(60)
abstract class FaultContract {
    final VirtualTime time = VirtualTime.create();
    final FaultPlan faults = FaultPlan.withSeed(7);
    final OkHttpClient client =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

    /** A response as it came over the wire. */
    record Reply(int status, Headers headers, String body) {}

    /** Returns the address of the API. */
    abstract String url();

    /** Returns the headers of each request. */
    abstract Headers credentials();

    /** Returns the path of a GET request with a body in its response. */
    abstract String simple();

    /** Returns the path to which {@link #newItem} is posted. */
    abstract String collection();

    /** Returns the body of a request that creates an item; each request creates another. */
    abstract String newItem();

    /** Returns the number of items without a request. */
    abstract int items();

    /** Returns the number of items as the API lists or counts them. */
    abstract int listed() throws IOException;

    /** Returns the pattern of the request of {@link #listed}. */
    abstract RequestPattern list();

    /** Returns the paths of the recorded requests. */
    abstract List<String> recorded();

    abstract void stopServer();

    abstract void resumeServer();

    @AfterEach
    void close() {
        time.close();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    static Stream<Fault.Respond> errors() {
        return Stream.of(
                respond(500), respond(502), respond(503).header("Retry-After", "2"), respond(404), respond(401));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void respond_anyStatus_isSentWithoutAnEffect(Fault.Respond fault) throws IOException {
        faults.when(post(collection())).once().then(fault);

        Reply first = create();

        assertThat(first.status()).isEqualTo(fault.status());
        assertThat(first.headers().get("Retry-After")).isEqualTo(fault.headers().get("Retry-After"));
        assertThat(items()).isZero();
        assertThat(create().status()).isEqualTo(201);
        assertThat(faults.injected()).containsExactly(new InjectedFault("POST", collection(), fault));
    }

    @Test
    void head_hasNoBody_soThatTheConnectionCanBeUsedAgain() throws IOException {
        HttpUrl address = HttpUrl.get(url());
        try (Socket socket = new Socket(address.host(), address.port())) {
            socket.setSoTimeout(10_000);
            BufferedSource responses = Okio.buffer(Okio.source(socket));
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream()
                        .write("HEAD /nothing HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                assertThat(responses.readUtf8LineStrict())
                        .startsWith("HTTP/1.1 40")
                        .doesNotContain("Client Error");
                while (!responses.readUtf8LineStrict().isEmpty()) {
                    // The rest of the head.
                }
            }
        }
    }

    @Test
    void rateLimit_inItsForms_has429AndTheHeader() throws IOException {
        faults.when(any())
                .once()
                .then(rateLimit())
                .when(any())
                .once()
                .then(rateLimit(Duration.ofSeconds(5)))
                .when(any())
                .once()
                .then(rateLimitUntil(Instant.parse("2026-01-01T00:00:30Z")))
                .when(any())
                .once()
                .then(quota("quota \"jobs\" exceeded"));

        List<Reply> replies = List.of(read(), read(), read(), read(), read());

        assertThat(replies).extracting(Reply::status).containsExactly(429, 429, 429, 429, 200);
        assertThat(replies)
                .extracting(reply -> reply.headers().get("Retry-After"))
                .containsExactly(null, "5", "Thu, 1 Jan 2026 00:00:30 GMT", null, null);
        assertThat(replies.get(3).body()).isEqualTo("{\"message\":\"quota \\\"jobs\\\" exceeded\"}");
    }

    @Test
    void html_ofAProxy_hasItsContentType() throws IOException {
        faults.when(get(simple())).once().then(html(502));

        Reply reply = read();

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.headers().get("Content-Type")).isEqualTo("text/html");
        assertThat(reply.body()).startsWith("<html>");
    }

    @Test
    void loseRequest_create_closesTheConnectionWithoutAnEffect() {
        faults.when(post(collection())).once().then(loseRequest());

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(items()).isZero();
    }

    @Test
    void loseResponse_create_closesTheConnectionAfterTheEffect() {
        faults.when(post(collection())).once().then(loseResponse());

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        assertThat(items()).isOne();
    }

    @Test
    void applyLate_create_hasItsEffectWhenTheTimeHasPassed() {
        faults.when(post(collection())).once().then(applyLate(Duration.ofSeconds(18)));

        assertThatThrownBy(this::create).isInstanceOf(IOException.class);
        time.advance(Duration.ofSeconds(18).minusMillis(1));
        assertThat(items()).isZero();
        time.advance(Duration.ofMillis(1));

        assertThat(items()).isOne();
    }

    @Test
    void hang_request_receivesNoResponse() {
        faults.when(get(simple())).once().then(hang());
        OkHttpClient impatient =
                client.newBuilder().readTimeout(Duration.ofMillis(200)).build();

        assertThatThrownBy(() -> send(impatient, "GET", simple(), null)).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void delay_inVirtualTime_respondsOnlyAfterTheTimeHasAdvanced() throws Exception {
        faults.when(get(simple())).once().then(delay(Duration.ofMinutes(5)));
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> unchecked(this::read).status());
        await().until(() -> time.pendingTasks() == 1);

        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(status).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(status.get(30, SECONDS)).isEqualTo(200);
    }

    @Test
    void drip_body_arrivesInParts() throws IOException {
        String whole = read().body();
        faults.when(get(simple())).once().then(drip(2, Duration.ofMinutes(1)));
        OkHttpClient impatient =
                client.newBuilder().readTimeout(Duration.ofSeconds(1)).build();

        try (Response response =
                impatient.newCall(request("GET", simple(), null)).execute()) {
            Buffer first = new Buffer();
            assertThat(response.body().source().read(first, 100)).isEqualTo(2);
            assertThat(first.readUtf8()).isEqualTo(whole.substring(0, 2));
            assertThatThrownBy(() -> response.body().source().readByte()).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void cutBody_response_endsBeforeItsLength() {
        faults.when(get(simple())).once().then(cutBody());

        assertThatThrownBy(this::read).isInstanceOf(ProtocolException.class);
    }

    @Test
    void truncateBody_response_isCompleteWithHalfOfTheBody() throws IOException {
        String whole = read().body();
        faults.when(get(simple())).once().then(truncateBody());

        Reply half = read();

        assertThat(half.status()).isEqualTo(200);
        assertThat(half.body()).isEqualTo(whole.substring(0, whole.length() / 2));
    }

    @Test
    void replaceBody_response_hasTheGivenBody() throws IOException {
        faults.when(get(simple())).once().then(replaceBody("{\"unexpected\":[]}"));

        assertThat(read().body()).isEqualTo("{\"unexpected\":[]}");
    }

    @Test
    void replaceStatus_create_hasItsEffectAndTheStatus() throws IOException {
        faults.when(post(collection())).once().then(replaceStatus(502));

        assertThat(create().status()).isEqualTo(502);
        assertThat(items()).isOne();
    }

    @Test
    void removeHeader_response_lacksThatHeaderOnly() throws IOException {
        Headers whole = read().headers();
        faults.when(get(simple())).once().then(removeHeader("Date"));

        Headers headers = read().headers();

        assertThat(headers.names()).isEqualTo(without("Date", whole.names()));
    }

    @Test
    void where_userAgent_selectsTheRequestsOfOneClient() throws IOException {
        faults.when(any().where(request -> request.userAgent().startsWith("other/")))
                .then(respond(503));
        OkHttpClient other = client.newBuilder()
                .addNetworkInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("User-Agent", "other/1")
                        .build()))
                .build();

        assertThat(send(other, "GET", simple(), null).status()).isEqualTo(503);
        assertThat(read().status()).isEqualTo(200);
    }

    @Test
    void stale_list_staysTheSameForAWhile() throws IOException {
        faults.when(list()).then(stale(Duration.ofMinutes(1)));

        assertThat(listed()).isZero();
        create();
        time.advance(Duration.ofSeconds(59));
        assertThat(listed()).isZero();
        time.advance(Duration.ofSeconds(1));
        assertThat(listed()).isOne();
    }

    @Test
    void runBefore_list_showsTheEffectOfTheAction() throws IOException {
        faults.when(list()).once().then(runBefore(() -> unchecked(this::create)));

        assertThat(listed()).isOne();
    }

    @Test
    void runAfter_list_showsTheStateBeforeTheAction() throws IOException {
        faults.when(list()).once().then(runAfter(() -> unchecked(this::create)));

        assertThat(listed()).isZero();
        assertThat(listed()).isOne();
    }

    @Test
    void every_second_makesA404ComeAndGo() throws IOException {
        faults.when(get(simple())).every(2).then(respond(404));

        assertThat(statuses(5)).containsExactly(404, 200, 404, 200, 404);
    }

    @Test
    void skipAndTimes_rule_appliesToTheGivenRequestsOnly() throws IOException {
        faults.when(get(simple())).skip(1).times(2).then(respond(503));

        assertThat(statuses(5)).containsExactly(200, 503, 503, 200, 200);
    }

    @Test
    void rule_forAnotherVerbOrPathOrBody_doesNotApply() throws IOException {
        faults.when(post(simple())).then(respond(500));
        faults.when(get(simple() + "/{id}")).then(respond(500));
        faults.when(any("/nothing/**")).then(respond(500));
        faults.when(post(collection()).whereBodyContains("other")).then(respond(500));

        assertThat(read().status()).isEqualTo(200);
        assertThat(create().status()).isEqualTo(201);
        assertThat(send(client, "GET", "/nothing/p/queues/q", null).status()).isEqualTo(500);
        assertThat(faults.injected()).hasSize(1);
    }

    @Test
    void clear_afterAFault_removesAllRules() throws IOException {
        faults.when(any()).then(respond(503));
        assertThat(read().status()).isEqualTo(503);

        faults.clear();

        assertThat(read().status()).isEqualTo(200);
    }

    @Test
    void requests_withAFault_areRecorded() throws IOException {
        faults.when(any()).once().then(respond(503));
        read();
        read();

        assertThat(recorded()).containsExactly(simple(), simple());
    }

    @Test
    void stop_server_refusesConnectionsUntilItResumesWithItsState() throws IOException {
        create();

        stopServer();
        client.connectionPool().evictAll();
        assertThatThrownBy(this::read).isInstanceOf(ConnectException.class);
        resumeServer();

        assertThat(listed()).isOne();
    }

    @Test
    void stop_duringADelay_endsTheRequest() {
        faults.when(get(simple())).once().then(delay(Duration.ofMinutes(5)));
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> unchecked(this::read));
        await().until(() -> time.pendingTasks() == 1);

        stopServer();

        assertThatThrownBy(() -> reply.get(30, SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void date_ofAResponse_followsTheClockOfTheServer() throws IOException {
        time.advance(Duration.ofHours(1));
        assertThat(read().headers().get("Date")).isEqualTo("Thu, 1 Jan 2026 01:00:00 GMT");

        time.jumpWallClock(Duration.ofMinutes(-30));

        assertThat(read().headers().get("Date")).isEqualTo("Thu, 1 Jan 2026 00:30:00 GMT");
    }

    private static Set<String> without(String name, Set<String> names) {
        Set<String> others = new TreeSet<>(names);
        assertThat(others.remove(name)).as(name + " in " + names).isTrue();
        return others;
    }

    private List<Integer> statuses(int count) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(read().status());
        }
        return statuses;
    }

    final Reply read() throws IOException {
        return send(client, "GET", simple(), null);
    }

    final Reply create() throws IOException {
        return send(client, "POST", collection(), newItem());
    }

    final Reply send(OkHttpClient with, String method, String path, @Nullable String body) throws IOException {
        try (Response response = with.newCall(request(method, path, body)).execute()) {
            return new Reply(
                    response.code(), response.headers(), response.body().string());
        }
    }

    final Request request(String method, String path, @Nullable String body) {
        RequestBody content = body == null ? null : RequestBody.create(body, MediaType.get("application/json"));
        return new Request.Builder()
                .url(url() + path)
                .headers(credentials())
                .method(method, content)
                .build();
    }

    static <T> T unchecked(Callable<T> callable) {
        try {
            return callable.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
