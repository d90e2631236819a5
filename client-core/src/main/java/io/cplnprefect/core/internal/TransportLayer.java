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
    private static final long ERROR_BODY_LIMIT = 64 * 1024;

    private final OkHttpClient http;
    private final Duration attemptTimeout;
    private final TimeSource time;
    private final CallMetrics metrics;

    TransportLayer(OkHttpClient http, Duration attemptTimeout, TimeSource time, CallMetrics metrics) {
        this.http = http;
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
        context.sending(call);
        if (context.onCallersThread()) {
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
            }
        }

        @Override
        public void requestHeadersStart(Call call) {
            sent = true;
        }

        @Override
        public void onResponse(Call call, Response response) {
            HttpAnswer read;
            try (response) {
                read = read(response);
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
            Reason stopped = context.stopped();
            if (stopped != null) {
                return context.stoppedFailure(stopped);
            }
            if (context.onCallersThread() && Thread.currentThread().isInterrupted()) {
                return context.stoppedFailure(Reason.INTERRUPTED);
            }
            if (e instanceof InterruptedIOException) {
                return context.failure(
                        sent ? Reason.TIMEOUT : Reason.TIMEOUT_BEFORE_SENDING,
                        (sent ? "no whole answer within " : "no connection within ") + limit.toMillis() + " ms",
                        e);
            }
            if (e instanceof SSLPeerUnverifiedException || e.getCause() instanceof CertificateException) {
                return context.failure(Reason.UNTRUSTED, "the server is not trusted: " + e.getMessage(), e);
            }
            return context.failure(
                    sent ? Reason.BROKEN : Reason.NOT_SENT,
                    (sent ? "the connection broke: " : "no connection: ") + e.getMessage(),
                    e);
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
    }

    private static HttpAnswer read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        byte[] bytes;
        if (response.isSuccessful()) {
            bytes = source.readByteArray();
        } else {
            Buffer start = new Buffer();
            long left = ERROR_BODY_LIMIT;
            for (long read = 0; read != -1 && left > 0; left -= Math.max(read, 0)) {
                read = source.read(start, left);
            }
            bytes = start.readByteArray();
        }
        return new HttpAnswer(response.code(), response.message(), response.headers(), bytes);
    }
}
