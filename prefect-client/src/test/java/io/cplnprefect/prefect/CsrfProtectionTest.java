/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers with and without CSRF protection. */
final class CsrfProtectionTest {

    private static final FlowCreate FLOW = FlowCreate.builder().name("etl").build();

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private final VirtualTime time = VirtualTime.create();
    private final CsrfServer csrf = new CsrfServer();

    @BeforeEach
    void protect() {
        wire.server().setDispatcher(csrf);
    }

    private Prefect prefect() {
        TimeSource source =
                new TimeSource(time.clock(), time::nanoTime, time.scheduler(), RandomGenerator.of("L64X128MixRandom"));
        return wire.prefect(builder -> builder.apiKey(Secret.of("key"))
                .options(ClientOptions.builder()
                        .time(source)
                        .retry(RetryPolicy.NONE)
                        .build()));
    }

    @Test
    void unprotectedServer_noTokenIsRequested() {
        csrf.required = false;
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
        }
        assertThat(csrf.issued).hasValue(0);
    }

    @Test
    void protectedServer_firstRefusal_requestsOneTokenForAllLaterCalls() {
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
            prefect.flows().create(FLOW).execute();
            prefect.server().health().execute();
        }
        assertThat(csrf.issued).hasValue(1);
        assertThat(csrf.refused).hasValue(1);
    }

    @Test
    void manyCallsAtOnce_shareOneTokenRequest() {
        try (Prefect prefect = prefect()) {
            List<CompletableFuture<Flow>> calls = Stream.generate(
                            () -> prefect.flows().create(FLOW).executeAsync())
                    .limit(50)
                    .toList();
            assertThat(calls).allSatisfy(call -> assertThat(call.join().name()).isEqualTo("etl"));
        }
        assertThat(csrf.issued).hasValue(1);
    }

    @Test
    void expiredToken_isRenewedBeforeTheNextCall() {
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
            time.advance(Duration.ofMinutes(61));
            prefect.flows().create(FLOW).execute();
        }
        assertThat(csrf.issued).hasValue(2);
        assertThat(csrf.refused).hasValue(1);
    }

    @Test
    void tokenLostByServer_isRenewed_andTheCallsSucceed() {
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
            csrf.forget();
            List<CompletableFuture<Flow>> calls = Stream.generate(
                            () -> prefect.flows().create(FLOW).executeAsync())
                    .limit(20)
                    .toList();
            assertThat(calls).allSatisfy(call -> assertThat(call.join().name()).isEqualTo("etl"));
        }
    }

    @Test
    void tokenNeverAccepted_callFailsWith403() {
        csrf.neverAccepted = true;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.Forbidden.class);
        }
        assertThat(csrf.refused).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void tokenEndpointDisabled_whileTokensAreRequired_callFailsWith403() {
        csrf.tokenStatus = 422;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.Forbidden.class)
                    .hasMessageContaining("Missing CSRF token.");
        }
    }

    @Test
    void failedTokenRequest_isSentAgainForTheNextCall() {
        csrf.tokenStatus = 500;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.ServerError.class)
                    .hasMessageContaining("GET /api/csrf-token");
            csrf.tokenStatus = 200;
            assertThat(prefect.flows().create(FLOW).execute().name()).isEqualTo("etl");
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void protectionDisabledAndEnabledAgain_callsKeepSucceeding(CallStyle style) {
        try (Prefect prefect = prefect()) {
            style.execute(prefect.flows().create(FLOW));
            csrf.required = false;
            csrf.tokenStatus = 422;
            time.advance(Duration.ofMinutes(61));
            style.execute(prefect.flows().create(FLOW));
            style.execute(prefect.flows().create(FLOW));
            assertThat(csrf.issued)
                    .as("one request finds out that the protection is disabled")
                    .hasValue(2);
            csrf.required = true;
            csrf.tokenStatus = 200;
            style.execute(prefect.flows().create(FLOW));
            style.execute(prefect.flows().create(FLOW));
        }
        assertThat(csrf.issued).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"404", "422"})
    void tokenEndpointMissingOnce_isRequestedAgainForTheNextCall(int status) {
        csrf.tokenStatus = status;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.Forbidden.class);
            csrf.tokenStatus = 200;
            assertThat(prefect.flows().create(FLOW).execute().name()).isEqualTo("etl");
        }
    }

    /** Keeps one token for each client id, as Prefect does. */
    private final class CsrfServer extends Dispatcher {
        private final Map<String, String> tokens = new HashMap<>();
        private final AtomicInteger issued = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean required = true;
        private volatile boolean neverAccepted;
        private volatile int tokenStatus = 200;

        synchronized void forget() {
            tokens.clear();
        }

        @Override
        public synchronized MockResponse dispatch(RecordedRequest request) {
            if (!"Bearer key".equals(request.getHeaders().get("Authorization"))) {
                return respond(401, "{}");
            }
            if (request.getTarget().startsWith("/api/csrf-token?client=")) {
                String client = request.getTarget().substring("/api/csrf-token?client=".length());
                String token = "token-" + issued.incrementAndGet();
                tokens.put(client, token);
                Instant end = time.clock().instant().plus(Duration.ofHours(1));
                return respond(
                        tokenStatus,
                        "{\"token\":\"" + token + "\",\"client\":\"" + client + "\",\"expiration\":\"" + end + "\"}");
            }
            if (request.getMethod().equals("GET")) {
                return respond(200, "true");
            }
            String token = request.getHeaders().get("Prefect-Csrf-Token");
            String client = request.getHeaders().get("Prefect-Csrf-Client");
            if (required && token == null) {
                refused.incrementAndGet();
                return respond(403, "{\"detail\":\"Missing CSRF token.\"}");
            }
            if (required && (neverAccepted || !token.equals(tokens.get(client)))) {
                refused.incrementAndGet();
                return respond(403, "{\"detail\":\"Invalid CSRF token or client identifier.\"}");
            }
            return respond(201, "{\"id\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"etl\"}");
        }

        private static MockResponse respond(int status, String body) {
            return new MockResponse.Builder().code(status).body(body).build();
        }
    }
}
