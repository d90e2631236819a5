/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Decides what a failure of OkHttp means. */
final class TransportFailures {

    private TransportFailures() {}

    static TransportException of(CallContext call, boolean sent, String host, IOException e) {
        if (e.getCause() instanceof RejectedExecutionException) {
            return call.failure(Reason.QUEUE_TIMEOUT, "not sent: the executor of the client rejected the request", e);
        }
        if (sent) {
            return call.failure(
                    Reason.BROKEN, "the connection broke before the response was complete: " + detail(e), e);
        }
        if (isAboutCertificate(e)) {
            return call.failure(
                    Reason.UNTRUSTED,
                    "the server is not trusted: " + detail(e)
                            + ". Add its certificate authority with ClientOptions.tls, or correct the address",
                    e);
        }
        if (e instanceof UnknownHostException) {
            return call.failure(
                    Reason.UNKNOWN_HOST, "unknown host '" + host + "'. Check the address, or the name service", e);
        }
        if (e instanceof InterruptedIOException) {
            return call.failure(Reason.CONNECT_TIMEOUT, "no connection to " + host + " in time: " + detail(e), e);
        }
        return call.failure(Reason.CONNECT_FAILED, "no connection to " + host + ": " + detail(e), e);
    }

    static TransportException timeout(CallContext call, boolean sent, long limitNanos, Duration connectTimeout) {
        long millis = limitNanos / 1_000_000;
        return sent
                ? call.failure(Reason.TIMEOUT, "no complete response within " + millis + " ms", null)
                : call.failure(
                        Reason.CONNECT_TIMEOUT,
                        "no connection within " + Math.min(millis, connectTimeout.toMillis()) + " ms",
                        null);
    }

    private static String detail(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static boolean isAboutCertificate(Throwable e) {
        if (e instanceof SSLPeerUnverifiedException) {
            return true;
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
