/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name look-up cannot be interrupted; a call ends in time all the same. */
class BlockedLookUpTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final CountDownLatch finished = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);

    private final Dns blocked = host -> {
        started.countDown();
        await().until(() -> finished.getCount() == 0);
        throw new UnknownHostException(host);
    };

    @AfterEach
    void endLookUps() {
        finished.countDown();
    }

    private ServiceConnection connect() {
        return wire.connectTo(
                "http://slow.test/",
                o -> o.http(http -> http.dns(blocked))
                        .limits(CallLimits.DEFAULT.withMaxInFlight(1).withAttemptTimeout(Duration.ofMillis(100))),
                b -> b);
    }

    @ParameterizedTest
    @EnumSource
    void call_endsWithItsTimeout(CallStyle style) {
        ServiceConnection connection = connect();

        TransportException e = failure(TransportException.class, () -> style.execute(read(connection)));

        assertThat(e.reason()).isEqualTo(Reason.CONNECT_TIMEOUT);
        assertThat(e.nothingSent()).isTrue();
        assertThat(connection.inFlight()).isZero();
    }

    @Test
    void interrupt_endsTheCallAtOnce() {
        ServiceConnection connection = connect();
        AtomicReference<Throwable> outcome = new AtomicReference<>(new AssertionError("no outcome"));
        Thread caller = new Thread(() -> outcome.set(failure(
                TransportException.class,
                () -> read(connection)
                        .with(RequestOptions.timeout(Duration.ofDays(1)))
                        .execute())));
        caller.start();
        await().until(() -> started.getCount() == 0);

        caller.interrupt();

        await().until(() -> !caller.isAlive());
        assertThat(outcome.get()).isInstanceOf(TransportException.class);
        await().until(() -> connection.inFlight() == 0);
    }

    @Test
    void cancel_freesThePlaceOfTheCallAtOnce() {
        ServiceConnection connection = connect();
        CompletableFuture<String> first = read(connection).executeAsync();
        await().until(() -> started.getCount() == 0);

        first.cancel(true);

        assertThat(connection.inFlight()).isZero();
    }

    @Test
    void lookUpThatSucceedsLater_isOfNoConsequence() {
        wire.enqueue(ok("\"a\""));
        ServiceConnection connection = connect();
        failure(TransportException.class, () -> read(connection).execute());

        finished.countDown();

        assertThat(failure(TransportException.class, () -> read(connection).execute())
                        .reason())
                .isEqualTo(Reason.UNKNOWN_HOST);
    }
}
