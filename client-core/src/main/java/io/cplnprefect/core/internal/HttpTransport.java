/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.connection.HttpProxy;
import io.cplnprefect.core.error.UsageException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OkHttp as this library configures it: nothing is replayed or redirected, and all limits are those of the pipeline. */
public final class HttpTransport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("io.cplnprefect.http");

    /** Interval of the pings that detect a dead WebSocket. */
    private static final Duration PING = Duration.ofSeconds(30);

    private final OkHttpClient http;
    private final OkHttpClient sockets;
    private final ExecutorService threads;
    private final ConnectionPool ownConnections;
    private final @Nullable String proxyCredentials;

    HttpTransport(String service, CallLimits limits, ServiceProtocol protocol, ClientOptions options) {
        this.threads = ClientThreads.create(service);
        this.ownConnections =
                new ConnectionPool(limits.maxInFlight(), protocol.keepAlive().toMillis(), TimeUnit.MILLISECONDS);
        HttpProxy proxy = options.proxy();
        this.proxyCredentials = proxy == null || proxy.user() == null || proxy.password() == null
                ? null
                : Credentials.basic(proxy.user(), proxy.password().reveal());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher(options.executor()))
                .protocols(protocol.http2() ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1))
                .connectionPool(ownConnections)
                .socketFactory(new NoDelaySockets())
                .addInterceptor(new UserCodeInterceptor())
                .addNetworkInterceptor(new NoReplayInterceptor())
                .addNetworkInterceptor(new ErrorBodyInterceptor())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(limits.connectTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO);
        TlsSettings.apply(options.tls(), builder);
        if (proxy != null) {
            builder.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        }
        if (proxyCredentials != null) {
            builder.proxyAuthenticator(new ProxyCredentials(proxyCredentials));
        }
        OkHttpClient own = builder.build();
        options.http().accept(builder);
        this.http = builder.build();
        requireUnchanged(own, http);
        this.sockets = http.newBuilder().pingInterval(PING).build();
    }

    private Dispatcher dispatcher(@Nullable Executor executor) {
        Dispatcher dispatcher = new Dispatcher(executor == null ? threads : new CallerExecutor(executor));
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    private static void requireUnchanged(OkHttpClient own, OkHttpClient configured) {
        List<String> problems = new ArrayList<>();
        if (own.connectTimeoutMillis() != configured.connectTimeoutMillis()
                || own.readTimeoutMillis() != configured.readTimeoutMillis()
                || own.writeTimeoutMillis() != configured.writeTimeoutMillis()
                || own.callTimeoutMillis() != configured.callTimeoutMillis()) {
            problems.add("Invalid http hook: it sets a time-out of OkHttp. Set ClientOptions.limits instead.");
        }
        if (configured.dispatcher() != own.dispatcher()) {
            problems.add("Invalid http hook: it sets a dispatcher. Set ClientOptions.executor and limits instead.");
        }
        if (configured.retryOnConnectionFailure() || configured.followRedirects() || configured.followSslRedirects()) {
            problems.add("Invalid http hook: it turns on redirects or OkHttp's retries, which repeat requests and send"
                    + " credentials to other hosts. Set ClientOptions.retry instead.");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    OkHttpClient http() {
        return http;
    }

    /** The same transport for WebSockets, with pings. */
    OkHttpClient sockets() {
        return sockets;
    }

    /** The value of the {@code Proxy-Authorization} header for requests that are not tunnelled, or {@code null}. */
    @Nullable
    String proxyCredentials() {
        return proxyCredentials;
    }

    /** Threads of the client for what must not wait for the caller's executor. After the close, tasks run at once. */
    Executor threads() {
        return this::execute;
    }

    private void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closed) {
            task.run();
        }
    }

    /** Cancels a request. A listener of the user that throws prevents neither the end of a call nor the close of the client. */
    static void cancel(Runnable cancellation, Object call) {
        try {
            cancellation.run();
        } catch (Throwable e) {
            LOG.warn("A listener failed when {} was cancelled", call, e);
        }
    }

    @Override
    public void close() {
        Dispatcher dispatcher = http.dispatcher();
        Stream.concat(dispatcher.queuedCalls().stream(), dispatcher.runningCalls().stream())
                .forEach(call -> cancel(call::cancel, call.request().url().encodedPath()));
        ownConnections.evictAll();
        threads.shutdown();
    }
}
