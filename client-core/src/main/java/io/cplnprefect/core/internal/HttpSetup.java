/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.CallLimits;
import io.cplnprefect.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** The transport and time source of a connection, and which of them are its own to close. */
public final class HttpSetup implements AutoCloseable {

    /**
     * Below the 5 s after which a Prefect server closes idle connections. OkHttp looks whether a pooled connection is dead
     * only after 10 s, so that a POST on one that idled between the two would break, with its outcome unknown.
     */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    private static final Pattern WHOLE_SECONDS = Pattern.compile("\\d+");

    private final OkHttpClient http;
    private final boolean ownPool;
    private final TimeSource time;
    private final boolean ownTime;

    private final CallsUnderWay underWay = new CallsUnderWay();

    private HttpSetup(OkHttpClient http, boolean ownPool, TimeSource time, boolean ownTime) {
        this.http = http;
        this.ownPool = ownPool;
        this.time = time;
        this.ownTime = ownTime;
    }

    /**
     * Sets transport and time source up.
     *
     * @param name shown in thread names
     * @param limits limits of the calls
     * @param headers headers of every request that does not set them itself
     * @param given the caller's client, or {@code null}
     * @param givenTime the caller's time source, or {@code null}
     * @return the set-up
     */
    public static HttpSetup of(
            String name,
            CallLimits limits,
            Map<String, String> headers,
            @Nullable OkHttpClient given,
            @Nullable TimeSource givenTime) {
        OkHttpClient.Builder builder = given == null
                ? new OkHttpClient.Builder()
                        .socketFactory(new InterruptibleSockets())
                        // One call per connection: an interrupt during a write closes the socket, which with
                        // HTTP/2 would break the calls of others.
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectionPool(
                                new ConnectionPool(limits.maxInFlight(), KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS))
                : given.newBuilder();
        Dispatcher dispatcher = new Dispatcher(daemonThreads(name));
        // The pipeline limits the calls in flight, asynchronous or not; OkHttp's own limit would hide behind it.
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        OkHttpClient http = builder.dispatcher(dispatcher)
                .addInterceptor(adding(Map.copyOf(headers)))
                .addNetworkInterceptor(HttpSetup::withoutReplay)
                .addNetworkInterceptor(HttpSetup::aloneAfterServerError)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(limits.connectTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
        TimeSource time = givenTime == null ? TimeSource.system(name + " timer") : givenTime;
        return new HttpSetup(http, given == null, time, givenTime == null);
    }

    private static Interceptor adding(Map<String, String> headers) {
        return chain -> {
            Request request = chain.request();
            Request.Builder with = request.newBuilder();
            headers.forEach((name, value) -> {
                if (request.header(name) == null) {
                    with.header(name, value);
                }
            });
            return chain.proceed(with.build());
        };
    }

    /**
     * Keeps OkHttp from answering a 503 with a second request: it does so for {@code Retry-After: 0}, whatever the method
     * and its other settings say, and fails on a number too long for an int. Seconds with a fraction, which our own retry
     * reads just as well, are none of its business.
     */
    private static Response withoutReplay(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        return response.code() != 503
                        || retryAfter == null
                        || !WHOLE_SECONDS.matcher(retryAfter).matches()
                ? response
                : response.newBuilder().header("Retry-After", retryAfter + ".0").build();
    }

    /**
     * Gives the connection of a server error to no further call. Prefect's server closes it right after a 500 or 503
     * without saying so, and the next call on it would break with its outcome open.
     */
    private static Response aloneAfterServerError(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Connection connection = chain.connection();
        if (response.code() < 500 || connection == null || connection.protocol() == Protocol.HTTP_2) {
            return response;
        }
        try (response) {
            ResponseBody body = response.peekBody(TransportLayer.ERROR_BODY_LIMIT);
            connection.socket().close();
            return response.newBuilder().body(body).build();
        }
    }

    private static ExecutorService daemonThreads(String name) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, name + " call " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The transport.
     *
     * @return OkHttp's client
     */
    public OkHttpClient http() {
        return http;
    }

    /**
     * The time source.
     *
     * @return the time source
     */
    public TimeSource time() {
        return time;
    }

    CallsUnderWay underWay() {
        return underWay;
    }

    Executor threads() {
        return http.dispatcher().executorService();
    }

    /** Whether an interrupt wakes a thread that reads from the sockets of this transport. */
    boolean interruptible() {
        return ownPool;
    }

    @Override
    public void close() {
        underWay.close();
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        if (ownPool) {
            http.connectionPool().evictAll();
        }
        if (ownTime) {
            time.scheduler().shutdownNow();
        }
    }
}
