/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Calls against a server of each generation, by resource. */
abstract class PrefectContract
        implements ServerContract,
                FlowContract,
                DeploymentContract,
                FlowRunContract,
                StateContract,
                WorkPoolContract,
                LogContract,
                ListContract {

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    /** Returns the address of the server under test. */
    abstract String apiUrl();

    @BeforeEach
    void connect() {
        // A real server on SQLite may hold a write for a minute while its database is busy.
        prefect = Prefect.builder()
                .apiUrl(apiUrl())
                .options(ClientOptions.builder()
                        .limits(CallLimits.DEFAULT
                                .withAttemptTimeout(Duration.ofMinutes(3))
                                .withTotalTimeout(Duration.ofMinutes(10)))
                        .build())
                .build();
    }

    @AfterEach
    void close() {
        prefect.close();
    }

    @Override
    public Prefect prefect() {
        return prefect;
    }

    @Override
    public String unique() {
        return unique;
    }
}
