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
import static io.cplnprefect.testkit.fault.Fault.replaceBody;
import static io.cplnprefect.testkit.fault.Fault.respond;
import static io.cplnprefect.testkit.fault.Fault.stale;
import static io.cplnprefect.testkit.fault.Fault.truncateBody;
import static io.cplnprefect.testkit.fault.RequestPattern.any;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault as bare OkHttp sees it on the wire. */
@Timeout(60)
class FaultPlanTest {
    private static final String FLOW = "{\"name\":\"f\"}";

    private final VirtualTime time = VirtualTime.create();
    private final FaultPlan faults = FaultPlan.withSeed(7);
    private final PrefectEmulator prefect = PrefectEmulator.builder()
            .time(time.clock(), time.scheduler())
            .faults(faults)
            .start();
    private final OkHttpClient client =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

    /** A response as it came over the wire. */
    private record Reply(int status, Headers headers, String body) {}

    @AfterEach
    void close() {
        prefect.close();
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
        faults.when(post("/flows/")).once().then(fault);

        Reply first = createFlow();

        assertThat(first.status()).isEqualTo(fault.status());
        assertThat(first.headers().get("Retry-After")).isEqualTo(fault.headers().get("Retry-After"));
        assertThat(flows()).isZero();
        assertThat(createFlow().status()).isEqualTo(201);
        assertThat(faults.injected()).containsExactly(new InjectedFault("POST", "/flows/", fault));
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

        List<Reply> replies = List.of(health(), health(), health(), health(), health());

        assertThat(replies).extracting(Reply::status).containsExactly(429, 429, 429, 429, 200);
        assertThat(replies)
                .extracting(reply -> reply.headers().get("Retry-After"))
                .containsExactly(null, "5", "Thu, 1 Jan 2026 00:00:30 GMT", null, null);
        assertThat(replies.get(3).body()).isEqualTo("{\"message\":\"quota \\\"jobs\\\" exceeded\"}");
    }

    @Test
    void html_ofAProxy_hasItsContentType() throws IOException {
        faults.when(get("/health")).once().then(html(502));

        Reply reply = health();

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.headers().get("Content-Type")).isEqualTo("text/html");
        assertThat(reply.body()).startsWith("<html>");
    }

    @Test
    void loseRequest_createOfAFlow_closesTheConnectionWithoutAnEffect() throws IOException {
        faults.when(post("/flows/")).once().then(loseRequest());

        assertThatThrownBy(this::createFlow).isInstanceOf(IOException.class);
        assertThat(flows()).isZero();
    }

    @Test
    void loseResponse_createOfAFlow_closesTheConnectionAfterTheEffect() throws IOException {
        faults.when(post("/flows/")).once().then(loseResponse());

        assertThatThrownBy(this::createFlow).isInstanceOf(IOException.class);
        assertThat(flows()).isOne();
    }

    @Test
    void applyLate_proposal_isWrittenLaterWithTheTimeOfItsRequest() throws IOException {
        String run = run();
        faults.when(post("/flow_runs/{id}/set_state").whereBodyContains("PENDING"))
                .once()
                .then(applyLate(Duration.ofSeconds(18)));
        Instant proposed = time.clock().instant();

        assertThatThrownBy(() -> propose(run, "PENDING")).isInstanceOf(IOException.class);
        time.advance(Duration.ofSeconds(10));
        propose(run, "COMPLETED");
        assertThat(state(run)).isEqualTo("COMPLETED");
        time.advance(Duration.ofSeconds(8));

        assertThat(state(run)).isEqualTo("PENDING");
        assertThat(prefect.call("GET", "/flow_runs/" + run, null)
                        .at("/state/timestamp")
                        .asText())
                .startsWith(proposed.toString().substring(0, 19));
    }

    @Test
    void hang_request_getsNoResponse() {
        faults.when(get("/health")).once().then(hang());
        OkHttpClient impatient =
                client.newBuilder().readTimeout(Duration.ofMillis(200)).build();

        assertThatThrownBy(() -> send(impatient, "GET", "/health", null)).isInstanceOf(InterruptedIOException.class);
    }

    @Test
    void delay_inVirtualTime_respondsOnlyAfterTheTimeHasAdvanced() throws Exception {
        faults.when(post("/flows/")).once().then(delay(Duration.ofMinutes(5)));
        CompletableFuture<Integer> status =
                CompletableFuture.supplyAsync(() -> unchecked(this::createFlow).status());
        await().until(() -> time.pendingTasks() == 1);

        time.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(status).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(status.get(30, SECONDS)).isEqualTo(201);
    }

    @Test
    void drip_body_arrivesInParts() throws IOException {
        faults.when(get("/admin/version")).once().then(drip(2, Duration.ofMinutes(1)));
        OkHttpClient impatient =
                client.newBuilder().readTimeout(Duration.ofSeconds(1)).build();

        try (Response response =
                impatient.newCall(request("GET", "/admin/version", null)).execute()) {
            Buffer first = new Buffer();
            assertThat(response.body().source().read(first, 100)).isEqualTo(2);
            assertThat(first.readUtf8()).isEqualTo("\"3");
            assertThatThrownBy(() -> response.body().source().readByte()).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void cutBody_response_endsBeforeItsLength() {
        faults.when(get("/admin/version")).once().then(cutBody());

        assertThatThrownBy(() -> get200("/admin/version")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void truncateBody_response_isCompleteButNotJson() throws IOException {
        faults.when(get("/admin/version")).once().then(truncateBody());

        String body = get200("/admin/version").body();

        assertThat(body).isEqualTo("\"3.");
        assertThatThrownBy(() -> new ObjectMapper().readTree(body)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void replaceBody_response_hasTheGivenBody() throws IOException {
        faults.when(get("/admin/version")).once().then(replaceBody("{\"unexpected\":[]}"));

        assertThat(get200("/admin/version").body()).isEqualTo("{\"unexpected\":[]}");
    }

    @Test
    void stale_list_staysTheSameForAWhile() throws IOException {
        faults.when(post("/flows/count")).then(stale(Duration.ofMinutes(1)));

        assertThat(count()).isEqualTo("0");
        createFlow();
        time.advance(Duration.ofSeconds(59));
        assertThat(count()).isEqualTo("0");
        time.advance(Duration.ofSeconds(1));
        assertThat(count()).isEqualTo("1");
    }

    @Test
    void every_second_makesA404ComeAndGo() throws IOException {
        faults.when(get("/health")).every(2).then(respond(404));

        assertThat(statuses(5)).containsExactly(404, 200, 404, 200, 404);
    }

    @Test
    void skipAndTimes_rule_appliesToTheGivenRequestsOnly() throws IOException {
        faults.when(get("/health")).skip(1).times(2).then(respond(503));

        assertThat(statuses(5)).containsExactly(200, 503, 503, 200, 200);
    }

    @Test
    void rule_forAnotherVerbOrPathOrBody_doesNotApply() throws IOException {
        faults.when(post("/health")).then(respond(500));
        faults.when(get("/flows/{id}")).then(respond(500));
        faults.when(any("/work_pools/**")).then(respond(500));
        faults.when(post("/flows/").whereBodyContains("other")).then(respond(500));

        assertThat(health().status()).isEqualTo(200);
        assertThat(createFlow().status()).isEqualTo(201);
        assertThat(send(client, "GET", "/work_pools/p/queues/q", null).status()).isEqualTo(500);
        assertThat(faults.injected()).hasSize(1);
    }

    @Test
    void probability_sameSeed_meetsTheSameRequests() throws IOException {
        faults.when(get("/health")).withProbability(0.5).then(respond(503));
        List<Integer> statuses = statuses(40);
        FaultPlan same = FaultPlan.withSeed(7);
        same.when(get("/health")).withProbability(0.5).then(respond(503));
        FaultPlan other = FaultPlan.withSeed(8);
        other.when(get("/health")).withProbability(0.5).then(respond(503));

        assertThat(statuses).contains(200, 503);
        assertThat(planned(same)).isEqualTo(statuses);
        assertThat(planned(other)).isNotEqualTo(statuses);
    }

    @Test
    void clear_afterAFault_removesAllRules() throws IOException {
        faults.when(any()).then(respond(503));
        assertThat(health().status()).isEqualTo(503);

        faults.clear();

        assertThat(health().status()).isEqualTo(200);
    }

    @Test
    void requests_withAFault_areRecorded() throws IOException {
        faults.when(any()).once().then(respond(503));
        health();
        health();

        assertThat(prefect.requests()).extracting(request -> request.path()).containsExactly("/health", "/health");
    }

    @Test
    void stop_server_refusesConnectionsUntilItResumesWithItsState() throws IOException {
        createFlow();

        prefect.stop();
        client.connectionPool().evictAll();
        assertThatThrownBy(this::health).isInstanceOf(ConnectException.class);
        prefect.resume();

        assertThat(count()).isEqualTo("1");
    }

    @Test
    void date_ofAResponse_followsTheClockOfTheServer() throws IOException {
        time.advance(Duration.ofHours(1));
        assertThat(health().headers().get("Date")).isEqualTo("Thu, 1 Jan 2026 01:00:00 GMT");

        time.jumpWallClock(Duration.ofMinutes(-30));

        assertThat(health().headers().get("Date")).isEqualTo("Thu, 1 Jan 2026 00:30:00 GMT");
    }

    @Test
    void pattern_pathWithoutSlash_isRefused() {
        assertThatThrownBy(() -> get("flows"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid path 'flows': expected a path that starts with /");
    }

    private static List<Integer> planned(FaultPlan plan) {
        return IntStream.range(0, 40)
                .map(i -> plan.next(new FaultRequest("GET", "/health", "")) == null ? 200 : 503)
                .boxed()
                .toList();
    }

    private List<Integer> statuses(int count) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(health().status());
        }
        return statuses;
    }

    private Reply health() throws IOException {
        return send(client, "GET", "/health", null);
    }

    private Reply createFlow() throws IOException {
        return send(client, "POST", "/flows/", FLOW);
    }

    private String count() throws IOException {
        return send(client, "POST", "/flows/count", "{}").body();
    }

    private int flows() {
        return prefect.call("POST", "/flows/count", null).asInt();
    }

    private Reply get200(String path) throws IOException {
        Reply reply = send(client, "GET", path, null);
        assertThat(reply.status()).isEqualTo(200);
        return reply;
    }

    private String run() throws IOException {
        createFlow();
        String flow = prefect.call("GET", "/flows/name/f", null).path("id").asText();
        String body = "{\"flow_id\":\"" + flow + "\",\"state\":{\"type\":\"SCHEDULED\"}}";
        return new ObjectMapper()
                .readTree(send(client, "POST", "/flow_runs/", body).body())
                .path("id")
                .asText();
    }

    private Reply propose(String run, String type) throws IOException {
        return send(client, "POST", "/flow_runs/" + run + "/set_state", "{\"state\":{\"type\":\"" + type + "\"}}");
    }

    private String state(String run) {
        return prefect.call("GET", "/flow_runs/" + run, null).path("state_type").asText();
    }

    private Request request(String method, String path, @Nullable String body) {
        RequestBody content = body == null ? null : RequestBody.create(body, MediaType.get("application/json"));
        return new Request.Builder()
                .url(prefect.apiUrl() + path)
                .method(method, content)
                .build();
    }

    private Reply send(OkHttpClient with, String method, String path, @Nullable String body) throws IOException {
        try (Response response = with.newCall(request(method, path, body)).execute()) {
            return new Reply(
                    response.code(), response.headers(), response.body().string());
        }
    }

    private static <T> T unchecked(Callable<T> callable) {
        try {
            return callable.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
