/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

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
                LogContract {

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    /** Returns the address of the server under test. */
    abstract String apiUrl();

    @BeforeEach
    void connect() {
        prefect = Prefect.builder().apiUrl(apiUrl()).build();
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
