/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.CallMetrics;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.time.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one try and reads the whole answer. {@link HttpSetup} sees to it that OkHttp sends nothing twice. */
final class TransportLayer implements Layer {

    private static final Logger LOG = LoggerFactory.getLogger("io.cplnprefect.http");
    static final long ERROR_BODY_LIMIT = 64 * 1024;

    private final OkHttpClient http;
    private final boolean interruptible;
    private final Duration attemptTimeout;
    private final TimeSource time;
    private final CallMetrics metrics;

    TransportLayer(
            OkHttpClient http, boolean interruptible, Duration attemptTimeout, TimeSource time, CallMetrics metrics) {
        this.http = http;
        this.interruptible = interruptible;
        this.attemptTimeout = attemptTimeout;
        this.time = time;
        this.metrics = metrics;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext context, Request request) {
        long begin = time.nanoTime().getAsLong();
        long limit = Math.min(attemptTimeout.toNanos(), context.nanosLeft(begin));
        if (limit <= 0) {
            return CompletableFuture.failedFuture(context.failure(
                    Reason.TIMEOUT_BEFORE_SENDING,
                    "no time left of " + context.total().toMillis() + " ms",
                    null));
        }
        Call call = http.newCall(request);
        call.timeout().timeout(limit, TimeUnit.NANOSECONDS);
        Attempt attempt = new Attempt(context, Duration.ofNanos(limit), begin);
        call.addEventListener(attempt);
        context.nextAttempt();
        context.underWay(call::cancel);
        if (interruptible && context.onCallersThread()) {
            attempt.runOn(call);
        } else {
            call.enqueue(attempt);
        }
        return attempt.answer;
    }

    private final class Attempt extends EventListener implements Callback {
        private final CallContext context;
        private final Duration limit;
        private final long begin;
        private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
        private volatile boolean sent;

        Attempt(CallContext context, Duration limit, long begin) {
            this.context = context;
            this.limit = limit;
            this.begin = begin;
        }

        void runOn(Call call) {
            try {
                onResponse(call, call.execute());
            } catch (IOException e) {
                onFailure(call, e);
            } catch (Throwable e) {
                if (e instanceof InterruptedException) {
                    // OkHttp is Kotlin and lets it out undeclared, while it waits for one of several connects.
                    Thread.currentThread().interrupt();
                    onFailure(call, new InterruptedIOException());
                } else {
                    answer.completeExceptionally(e);
                }
            }
        }

        @Override
        public void requestHeadersStart(Call call) {
            sent = true;
            context.sent();
        }

        @Override
        public void onResponse(Call call, Response response) {
            HttpAnswer read;
            try (response) {
                read = response.isSuccessful() ? whole(response) : start(response);
            } catch (IOException e) {
                onFailure(call, e);
                return;
            }
            ended(Integer.toString(read.status()));
            answer.complete(read);
        }

        @Override
        public void onFailure(Call call, IOException e) {
            TransportException failure = failure(e);
            ended(failure.reason().name());
            answer.completeExceptionally(failure);
        }

        private TransportException failure(IOException e) {
            if (context.onCallersThread() && Thread.currentThread().isInterrupted()) {
                context.interrupted();
            }
            if (context.isStopped()) {
                return context.stoppedFailure();
            }
            if (e instanceof InterruptedIOException) {
                return sent
                        ? context.failure(Reason.TIMEOUT, "no whole answer within " + limit.toMillis() + " ms", e)
                        : context.failure(
                                Reason.TIMEOUT_BEFORE_SENDING, "no connection within " + toConnect() + " ms", e);
            }
            if (e instanceof SSLPeerUnverifiedException || isAboutCertificate(e)) {
                return context.failure(Reason.UNTRUSTED, "the server is not trusted: " + e.getMessage(), e);
            }
            return context.failure(
                    sent ? Reason.BROKEN : Reason.NOT_SENT,
                    (sent ? "the connection broke: " : "no connection: ") + e.getMessage(),
                    e);
        }

        private long toConnect() {
            return Math.min(http.connectTimeoutMillis(), limit.toMillis());
        }

        private static boolean isAboutCertificate(Throwable e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof CertificateException) {
                    return true;
                }
            }
            return false;
        }

        private void ended(String outcome) {
            Duration took = Duration.ofNanos(time.nanoTime().getAsLong() - begin);
            if (LOG.isDebugEnabled()) {
                LOG.debug("{} -> {} in {} ms", context.site(), outcome, took.toMillis());
            }
            try {
                metrics.attemptEnded(context.endpoint(), context.attempts(), outcome, took);
            } catch (RuntimeException e) {
                LOG.warn("The metrics hook failed", e);
            }
        }

        private static HttpAnswer whole(Response response) throws IOException {
            return answer(response, response.body().bytes());
        }

        /** The start of an error's body. The status is the answer; what of the body cannot be read is left out. */
        private HttpAnswer start(Response response) throws IOException {
            BufferedSource source = response.body().source();
            Buffer start = new Buffer();
            long left = ERROR_BODY_LIMIT;
            try {
                for (long read = 0; read != -1 && left > 0; left -= Math.max(read, 0)) {
                    read = source.read(start, left);
                }
            } catch (IOException e) {
                if (context.isStopped() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.debug("{}: the body of the answer with status {} broke off", context.site(), response.code());
            }
            return answer(response, start.readByteArray());
        }

        private static HttpAnswer answer(Response response, byte[] body) {
            return new HttpAnswer(response.code(), response.message(), response.headers(), body);
        }
    }
}
