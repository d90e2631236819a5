/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Servers that want a CSRF token, and those that do not. */
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
        return wire.prefect(builder -> builder.time(source).apiKey(Secret.of("key")));
    }

    @Test
    void serverWithout_noTokenIsFetched() {
        csrf.demanding = false;
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
        }
        assertThat(csrf.fetched).hasValue(0);
    }

    @Test
    void serverWith_firstRefusalBringsATokenForAllThatFollows() {
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
            prefect.flows().create(FLOW).execute();
            prefect.server().health().execute();
        }
        assertThat(csrf.fetched).hasValue(1);
        assertThat(csrf.refused).hasValue(1);
    }

    @Test
    void manyCallsAtOnce_shareOneFetch() {
        try (Prefect prefect = prefect()) {
            List<CompletableFuture<Flow>> calls = Stream.generate(
                            () -> prefect.flows().create(FLOW).executeAsync())
                    .limit(50)
                    .toList();
            assertThat(calls).allSatisfy(call -> assertThat(call.join().name()).isEqualTo("etl"));
        }
        assertThat(csrf.fetched).hasValue(1);
    }

    @Test
    void expiredToken_isRenewedBeforeItIsSent() {
        try (Prefect prefect = prefect()) {
            prefect.flows().create(FLOW).execute();
            time.advance(Duration.ofMinutes(61));
            prefect.flows().create(FLOW).execute();
        }
        assertThat(csrf.fetched).hasValue(2);
        assertThat(csrf.refused).hasValue(1);
    }

    @Test
    void forgottenToken_isRenewedOnceAndTheCallRepeated() {
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
    void tokenNeverGood_endsWithTheRefusal() {
        csrf.neverGood = true;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.Forbidden.class);
        }
        assertThat(csrf.refused).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void tokensSwitchedOff_whileTheyAreDemanded_endsWithTheRefusal() {
        csrf.fetchStatus = 422;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.Forbidden.class)
                    .hasMessageContaining("Missing CSRF token.");
        }
    }

    @Test
    void tokenThatCannotBeFetched_isFetchedAtTheNextCall() {
        csrf.fetchStatus = 500;
        try (Prefect prefect = prefect()) {
            assertThatThrownBy(() -> prefect.flows().create(FLOW).execute())
                    .isInstanceOf(ServiceException.ServerError.class)
                    .hasMessageContaining("GET /api/csrf-token");
            csrf.fetchStatus = 200;
            assertThat(prefect.flows().create(FLOW).execute().name()).isEqualTo("etl");
        }
    }

    /** Keeps one token for each client id, as Prefect does. */
    private final class CsrfServer extends Dispatcher {
        private final Map<String, String> tokens = new HashMap<>();
        private final AtomicInteger fetched = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean demanding = true;
        private volatile boolean neverGood;
        private volatile int fetchStatus = 200;

        synchronized void forget() {
            tokens.clear();
        }

        @Override
        public synchronized MockResponse dispatch(RecordedRequest request) {
            if (!"Bearer key".equals(request.getHeaders().get("Authorization"))) {
                return answer(401, "{}");
            }
            if (request.getTarget().startsWith("/api/csrf-token?client=")) {
                String client = request.getTarget().substring("/api/csrf-token?client=".length());
                String token = "token-" + fetched.incrementAndGet();
                tokens.put(client, token);
                Instant end = time.clock().instant().plus(Duration.ofHours(1));
                return answer(
                        fetchStatus,
                        "{\"token\":\"" + token + "\",\"client\":\"" + client + "\",\"expiration\":\"" + end + "\"}");
            }
            if (request.getMethod().equals("GET")) {
                return answer(200, "true");
            }
            String token = request.getHeaders().get("Prefect-Csrf-Token");
            String client = request.getHeaders().get("Prefect-Csrf-Client");
            if (demanding && token == null) {
                refused.incrementAndGet();
                return answer(403, "{\"detail\":\"Missing CSRF token.\"}");
            }
            if (demanding && (neverGood || !token.equals(tokens.get(client)))) {
                refused.incrementAndGet();
                return answer(403, "{\"detail\":\"Invalid CSRF token or client identifier.\"}");
            }
            return answer(201, "{\"id\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"etl\"}");
        }

        private static MockResponse answer(int status, String body) {
            return new MockResponse.Builder().code(status).body(body).build();
        }
    }
}
