/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Where each request of a worker process passes: it disturbs the request that was chosen, and none after the end of the process. */
final class RequestGate implements Interceptor {

    /** How long a client waits for a response; a start has less time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PATIENCE_OF_A_START = Duration.ofSeconds(15);

    private final World world;
    private final String name;
    private final SplittableRandom random;
    private final Counts counts;
    private final StaleLists stale;
    private final Bystanders bystanders;
    private @Nullable Disturbance armed;
    private @Nullable RequestKind awaited;
    private int at;
    private int sent;
    private boolean dead;

    RequestGate(
            World world, String name, SplittableRandom random, Counts counts, StaleLists stale, Bystanders bystanders) {
        this.world = world;
        this.name = name;
        this.random = random;
        this.counts = counts;
        this.stale = stale;
        this.bystanders = bystanders;
    }

    /** What others do while a request of this process is under way. */
    interface Bystanders {
        /** Another worker does a round. */
        void otherWorker();

        /** A user changes a flow run. */
        void user();

        /** Time passes, in which other workers do rounds. */
        void pass(Duration duration);
    }

    /** The time until which lists of commands are stale; one for all workers. */
    static final class StaleLists {
        private Instant until = Instant.MIN;
    }

    /** Disturbs one request of the next step. */
    void arm(Disturbance disturbance, int request) {
        armed = disturbance;
        awaited = null;
        at = request;
        sent = 0;
    }

    /** Disturbs the first request of a kind in the next step. */
    void arm(Disturbance disturbance, RequestKind kind) {
        armed = disturbance;
        awaited = kind;
    }

    void disarm() {
        armed = null;
    }

    private @Nullable Disturbance disturbance(RequestKind kind) {
        Disturbance disturbance = armed;
        boolean meant = awaited == null ? sent++ == at : awaited == kind;
        if (disturbance == null || !meant) {
            return null;
        }
        armed = null;
        return disturbance;
    }

    boolean dead() {
        return dead;
    }

    /** Ends the process between two steps. */
    void die() {
        dead = true;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (dead) {
            throw new ProcessDeath();
        }
        Request request = chain.request();
        if (TwoServers.isBackground(request.url().encodedPath().replaceFirst("^/api", ""))) {
            return accepted(request);
        }
        RequestKind kind = kind(request);
        counts.add("requests");
        Disturbance disturbance = disturbance(kind);
        if (kind == RequestKind.START && disturbance == null) {
            world.starting(body(request));
        }
        if (disturbance == null) {
            return traced(request, kind, proceed(chain, null));
        }
        counts.add("disturbed: " + disturbance + " of " + kind);
        counts.add("disturbance: " + disturbance);
        world.trace().add(name + " " + kind + " " + path(request) + " !! " + disturbance);
        return disturbed(chain, kind, disturbance);
    }

    /** A request that nothing waits for would be sent at another time in each run of a history. It decides nothing. */
    private static Response accepted(Request request) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(204)
                .message("No Content")
                .build();
    }

    private Response disturbed(Chain chain, RequestKind kind, Disturbance disturbance) throws IOException {
        boolean start = kind == RequestKind.START;
        return switch (disturbance) {
            case LOSE_REQUEST -> proceed(chain, Fault.loseRequest());
            case LOSE_RESPONSE -> proceed(chain, Fault.loseResponse());
            case LATE_EFFECT -> proceed(chain, Fault.applyLate(delay(chain.request(), start)));
            case SERVER_ERROR ->
                proceed(chain, Fault.respond(500, "{\"message\":\"injected\",\"detail\":\"injected\"}"));
            case UNAVAILABLE -> proceed(chain, Fault.html(503));
            case RATE_LIMIT -> proceed(chain, Fault.rateLimit(Duration.ofSeconds(random.nextInt(20))));
            case UNAUTHORIZED -> proceed(chain, Fault.respond(401, "{\"message\":\"injected\"}"));
            case CUT_BODY -> proceed(chain, Fault.cutBody());
            case HANG -> hang(chain, start ? PATIENCE_OF_A_START : PATIENCE);
            case STALE_LISTS -> {
                stale.until = world.time().clock().instant().plusSeconds(40);
                yield proceed(chain, null);
            }
            case PAUSE -> {
                bystanders.pass(Duration.ofSeconds(1 + random.nextInt(start ? 10 : 500)));
                yield proceed(chain, null);
            }
            case OTHER_WORKER -> {
                bystanders.otherWorker();
                yield proceed(chain, null);
            }
            case USER -> {
                bystanders.user();
                yield proceed(chain, null);
            }
            case DEATH_BEFORE -> {
                dead = true;
                throw new ProcessDeath();
            }
            case DEATH_AFTER -> {
                proceed(chain, null).close();
                dead = true;
                throw new ProcessDeath();
            }
        };
    }

    /** A start takes effect within the margin; one of twelve does not, which may execute its flow run twice. */
    private Duration delay(Request request, boolean start) throws IOException {
        boolean beyondTheMargin = start && random.nextInt(12) == 0;
        if (beyondTheMargin) {
            counts.add("starts with an effect after the margin");
            world.startsLate(body(request));
            return Duration.ofSeconds(60 + random.nextInt(240));
        }
        return Duration.ofSeconds(1 + random.nextInt(start ? 35 : 300));
    }

    private Response hang(Chain chain, Duration patience) throws IOException {
        try {
            return proceed(chain.withReadTimeout(2, TimeUnit.MILLISECONDS), Fault.hang());
        } catch (SocketTimeoutException e) {
            bystanders.pass(patience);
            throw e;
        }
    }

    /** Only one request is under way in a world at a time, so the fault is the one of this request. */
    private Response proceed(Chain chain, @Nullable Fault fault) throws IOException {
        FaultPlan plan = world.faults();
        plan.clear();
        if (fault != null) {
            plan.when(RequestPattern.any()).once().then(fault);
        }
        if (world.time().clock().instant().isBefore(stale.until)) {
            plan.when(RequestPattern.post("/**").where(list -> list.path().endsWith("/-command/-query")))
                    .then(Fault.stale(Duration.ofSeconds(40)));
        }
        return chain.proceed(chain.request());
    }

    private Response traced(Request request, RequestKind kind, Response response) {
        world.trace().add(name + " " + kind + " " + path(request) + " " + response.code());
        return response;
    }

    private static String path(Request request) {
        String path = request.url().encodedPath();
        return path.substring(Math.max(0, path.length() - 60));
    }

    private static RequestKind kind(Request request) throws IOException {
        return RequestKind.of(request.method(), request.url().encodedPath().replaceFirst("^/api", ""), body(request));
    }

    private static String body(Request request) throws IOException {
        Buffer body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        return body.readUtf8();
    }
}
