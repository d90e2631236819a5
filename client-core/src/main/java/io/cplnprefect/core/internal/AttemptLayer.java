/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.TransportException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one attempt and reads its response. {@link HttpTransport} ensures that OkHttp sends nothing twice. */
final class AttemptLayer implements Layer {

    private static final Logger LOG = LoggerFactory.getLogger("io.cplnprefect.http");

    private final Service service;
    private final long attemptNanos;

    AttemptLayer(Service service) {
        this.service = service;
        this.attemptNanos = Nanos.of(service.limits().attemptTimeout());
    }

    @Override
    public CompletableFuture<RawResponse> send(CallContext call) {
        if (call.isStopped()) {
            return CompletableFuture.failedFuture(call.stoppedFailure());
        }
        long start = service.nanoTime();
        long limit = Math.min(attemptNanos, call.nanosLeft(start));
        if (limit <= 0) {
            return CompletableFuture.failedFuture(call.failure(
                    Reason.QUEUE_TIMEOUT, "not sent: no time left of " + call.totalMillis() + " ms", null));
        }
        Attempt attempt = new Attempt(call, limit, start);
        Call http = service.transport().http().newCall(request(call, attempt));
        http.addEventListener(attempt);
        attempt.send(http);
        return attempt.response;
    }

    private Request request(CallContext call, Attempt attempt) {
        Request.Builder request = call.request().newBuilder().tag(Attempt.class, attempt);
        for (Map.Entry<String, String> header : call.credentials().entrySet()) {
            HttpHeaders.set(request, header.getKey(), header.getValue());
        }
        String proxy = service.transport().proxyCredentials();
        if (proxy != null && !call.request().isHttps()) {
            request.header("Proxy-Authorization", proxy);
        }
        return request.build();
    }

    /** One attempt. It ends once: with its response, its failure, its time-out or the end of its call. */
    final class Attempt extends EventListener implements Callback {
        private final CallContext call;
        private final long limitNanos;
        private final long startNanos;
        private final CompletableFuture<RawResponse> response = new CompletableFuture<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Watchdog watchdog = new Watchdog();
        private volatile boolean sent;
        private volatile boolean timedOut;
        private volatile @Nullable Throwable thrownByUserCode;
        private volatile @Nullable Response errorHeaders;

        Attempt(CallContext call, long limitNanos, long startNanos) {
            this.call = call;
            this.limitNanos = limitNanos;
            this.startNanos = startNanos;
        }

        void send(Call http) {
            call.attemptStarted();
            watchdog.http = http;
            watchdog.timeout(limitNanos, TimeUnit.NANOSECONDS);
            watchdog.enter();
            // Name look-up cannot be interrupted, so the attempt ends here, whenever OkHttp's thread returns.
            call.onStop(() -> {
                cancel(http);
                fail(call.stoppedFailure());
            });
            try {
                http.enqueue(this);
            } catch (Throwable e) {
                fail(e);
            }
        }

        ThreadContext.Scope installContext() {
            return call.installContext();
        }

        IOException thrownByUserCode(Throwable thrown) {
            thrownByUserCode = thrown;
            return new IOException("an interceptor failed", thrown);
        }

        @Override
        public void requestHeadersStart(Call http) {
            sent = true;
            call.sent();
        }

        @Override
        public void responseHeadersEnd(Call http, Response headers) {
            if (headers.code() >= 400) {
                errorHeaders = headers;
            }
        }

        @Override
        public void onResponse(Call http, Response received) {
            RawResponse read;
            try (received) {
                read = raw(received, received.body().bytes());
            } catch (IOException e) {
                onFailure(http, e);
                return;
            } catch (Throwable e) {
                fail(e);
                return;
            }
            succeed(read);
        }

        @Override
        public void onFailure(Call http, IOException e) {
            Throwable thrown = thrownByUserCode != null ? thrownByUserCode : Interceptors.thrownBy(e);
            if (thrown != null) {
                fail(thrown);
            } else if (call.isStopped()) {
                fail(call.stoppedFailure());
            } else if (!timedOut && !endWithStatus()) {
                fail(TransportFailures.of(call, sent, service.base().host(), e));
            }
        }

        private void timeOut(Call http) {
            timedOut = true;
            if (limitNanos < attemptNanos) {
                call.attemptShortened();
            }
            // On another thread: listeners of the user that run in it must not delay the end of the attempt.
            service.transport().threads().execute(() -> cancel(http));
            if (!endWithStatus()) {
                fail(TransportFailures.timeout(
                        call, sent, limitNanos, service.limits().connectTimeout()));
            }
        }

        private void cancel(Call http) {
            HttpTransport.cancel(http::cancel, call.site());
        }

        /** Ends the attempt with the error status that it has received, if any: it counts even without its body. */
        private boolean endWithStatus() {
            Response headers = errorHeaders;
            if (headers == null) {
                return false;
            }
            succeed(raw(headers, new byte[0]));
            return true;
        }

        private void succeed(RawResponse read) {
            if (end(Integer.toString(read.status()))) {
                service.reachability().responded();
                response.complete(read);
            }
        }

        private void fail(Throwable failure) {
            if (end(Failures.outcome(failure))) {
                response.completeExceptionally(failure);
            }
        }

        private boolean end(String outcome) {
            if (!ended.compareAndSet(false, true)) {
                return false;
            }
            watchdog.exit();
            Duration took = Duration.ofNanos(service.nanoTime() - startNanos);
            if (LOG.isDebugEnabled()) {
                LOG.debug("{} -> {} in {} ms", call.site(), outcome, took.toMillis());
            }
            try (ThreadContext.Scope context = call.installContext()) {
                service.metrics().attemptEnded(call.endpoint(), call.attempts(), outcome, took);
            } catch (Throwable e) {
                LOG.warn("The metrics hook failed for {}", call.site(), e);
            }
            return true;
        }

        private static RawResponse raw(Response received, byte[] body) {
            return new RawResponse(received.code(), received.message(), received.headers(), body);
        }

        /** Ends the attempt in real time, even while OkHttp is blocked where it cannot be cancelled. */
        private final class Watchdog extends AsyncTimeout {
            private @Nullable Call http;

            @Override
            protected void timedOut() {
                Call running = http;
                if (running != null) {
                    service.transport().threads().execute(() -> timeOut(running));
                }
            }
        }
    }
}
