/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests with random attributes, sent to real servers. */
final class AcceptedRequestsIT {

    private static final int ROUNDS = 10;
    private static final int ATTEMPTS = 5;

    @ParameterizedTest
    @EnumSource
    void requests_withRandomAttributes_areAccepted(PrefectRelease release) {
        try (Prefect prefect =
                Prefect.builder().apiUrl(RealPrefect.shared(release).apiUrl()).build()) {
            ServerVersion version = prefect.version();
            for (int seed = 0; seed < ROUNDS; seed++) {
                int round = seed;
                assertThatCode(() -> send(prefect, version, round))
                        .as("seed %d", seed)
                        .doesNotThrowAnyException();
            }
        }
    }

    /** Repeats the round if SQLite was locked: the server then responds with 503, and some requests are never sent again. */
    private static void send(Prefect prefect, ServerVersion version, int seed) {
        for (int attempt = 1; ; attempt++) {
            try {
                new AcceptedRequests(prefect, version, seed).sendAll();
                return;
            } catch (ServiceException e) {
                if (e.status() != 503 || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
