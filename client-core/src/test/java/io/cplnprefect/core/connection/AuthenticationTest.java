/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.read;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.CallStyle;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The headers that authenticate requests. */
class AuthenticationTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private @Nullable String sentHeader() {
        return wire.received().getHeaders().get("Authorization");
    }

    @ParameterizedTest
    @EnumSource
    void bearer_eachCall_requestsTheToken(CallStyle style) {
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        AtomicInteger count = new AtomicInteger();
        ServiceConnection connection = wire.connect(
                b -> b.authentication(Authentication.bearer(() -> Secret.of("t" + count.incrementAndGet()))));

        style.execute(read(connection));
        style.execute(read(connection));

        assertThat(sentHeader()).isEqualTo("Bearer t1");
        assertThat(sentHeader()).isEqualTo("Bearer t2");
    }

    @Test
    void basic_credentialsWithUmlaut_areEncodedAsUtf8() {
        wire.enqueue(ok("\"a\""));

        read(wire.connect(b -> b.authentication(Authentication.basic(() -> Secret.of("me:pässword")))))
                .execute();

        assertThat(sentHeader()).isEqualTo("Basic bWU6cMOkc3N3b3Jk");
    }

    @ParameterizedTest
    @EnumSource
    void header_ofCallNamedAuthorization_doesNotReplaceTheToken(CallStyle style) {
        wire.enqueue(ok("\"a\""));
        ServiceConnection connection =
                wire.connect(b -> b.authentication(Authentication.bearer(() -> Secret.of("own"))));

        style.execute(read(connection).with(RequestOptions.header("Authorization", "Bearer other")));

        assertThat(sentHeader()).isEqualTo("Bearer own");
    }

    @ParameterizedTest
    @EnumSource
    void token_rejected_isRenewedOnceAndTheAttemptCounted(CallStyle style) {
        wire.enqueue(
                status(401).build(),
                ok("\"a\""),
                status(401).build(),
                status(401).build(),
                ok("\"no\""));
        ServiceConnection connection = wire.connect(b -> b.authentication(new Renewing()));

        assertThat(style.execute(read(connection))).isEqualTo("a");
        assertThat(sentHeader()).isEqualTo("Bearer 0");
        assertThat(sentHeader()).isEqualTo("Bearer 1");

        ServiceException e = failure(ServiceException.class, () -> style.execute(read(connection)));
        assertThat(e).isInstanceOf(ServiceException.Unauthorized.class);
        assertThat(e.site().attempts()).isEqualTo(2);
        assertThat(wire.server().getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void token_suppliedLater_isWaitedFor(CallStyle style) {
        wire.enqueue(ok("\"a\""));
        CompletableFuture<Map<String, String>> headers = new CompletableFuture<>();
        ServiceConnection connection = wire.connect(b -> b.authentication(method -> headers));
        CompletableFuture<String> call = style.start(read(connection));
        await().until(() -> wire.time().pendingTasks() == 1);

        headers.complete(Map.of("Authorization", "Bearer late"));

        assertThat(CallStyle.outcome(call)).isEqualTo("a");
        assertThat(sentHeader()).isEqualTo("Bearer late");
        await().until(() -> wire.time().pendingTasks() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void supplier_throws_endsTheCallWithThatExceptionAndFreesItsPlace(CallStyle style) {
        ServiceConnection connection = wire.connect(
                o -> o.limits(CallLimits.DEFAULT.withMaxInFlight(1)),
                b -> b.authentication(Authentication.bearer(() -> {
                    throw new IllegalStateException("no token");
                })));

        for (int i = 0; i < 3; i++) {
            assertThat(failure(IllegalStateException.class, () -> style.execute(read(connection))))
                    .hasMessage("no token");
        }
        assertThat(connection.inFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void supplier_failsLater_endsTheCallWithThatException(CallStyle style) {
        ServiceConnection connection =
                wire.connect(b -> b.authentication(method -> CompletableFuture.supplyAsync(() -> {
                    throw new IllegalStateException("no token");
                })));

        assertThat(failure(IllegalStateException.class, () -> style.execute(read(connection))))
                .hasMessage("no token");
    }

    @ParameterizedTest
    @EnumSource
    void token_withLineEnd_isReportedWithoutTheToken(CallStyle style) {
        ServiceConnection connection = wire.connect(
                b -> b.authentication(method -> CompletableFuture.completedFuture(Map.of("X-Key", "s3cr3t\n"))));

        assertThat(failure(UsageException.class, () -> style.execute(read(connection))))
                .hasMessageStartingWith("Invalid header X-Key: ")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void failure_sharedByCallsThatWaitForAToken_isCopiedForEach() {
        TransportException shared = new TransportException(
                new CallSite("GET", "/token", 1),
                TransportException.Reason.CONNECT_FAILED,
                true,
                "no connection",
                null);
        StackTraceElement[] stackTrace = shared.getStackTrace();
        ServiceConnection connection = wire.connect(
                o -> o.retry(RetryPolicy.NONE),
                b -> b.authentication(method -> CompletableFuture.failedFuture(shared)));

        TransportException e =
                failure(TransportException.class, () -> read(connection).execute());

        assertThat(e).isNotSameAs(shared).hasMessage("GET /token: no connection");
        assertThat(shared.getStackTrace()).isEqualTo(stackTrace);
    }

    private static final class Renewing implements Authentication {
        private final AtomicInteger generation = new AtomicInteger();

        @Override
        public CompletableFuture<Map<String, String>> headers(String method) {
            return CompletableFuture.completedFuture(Map.of("Authorization", "Bearer " + generation.get()));
        }

        @Override
        public boolean renew(int status, String body) {
            if (status == 401) {
                generation.incrementAndGet();
            }
            return status == 401;
        }
    }
}
