/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The server itself, and its errors. */
interface ServerContract extends ContractServer {

    @Test
    default void check_ofRunningServer_returnsItsVersion() {
        assertThat(prefect().check()).hasToString(release().version());
        assertThat(prefect().server().health().execute()).isTrue();
        assertThat(prefect().server().apiVersion().execute()).isEqualTo("0.8.4");
    }

    @Test
    default void errors_haveReadableMessages() {
        UUID missing = UUID.randomUUID();
        assertThatThrownBy(() -> prefect().flowRuns().read(missing).execute())
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("GET /api/flow_runs/" + missing)
                .hasMessageContaining("404: Flow run not found");
        assertThatThrownBy(() -> prefect().workPools().read("nowhere").execute())
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageEndingWith("404: Work pool \"nowhere\" not found.");
        assertThatThrownBy(() -> prefect()
                        .connection()
                        .call(
                                Endpoint.of("POST", "deployments/"),
                                "deployments/",
                                Map.of("name", "x", "job_variables", Map.of("PASSPHRASE", "hunter2"), "typo", 1),
                                Void.class)
                        .execute())
                .isInstanceOfSatisfying(ServiceException.Unprocessable.class, e -> {
                    assertThat(e).hasMessageContaining("Invalid request: body.").hasMessageContaining("body.typo: ");
                    assertThat(e.body()).contains("exception_detail").doesNotContain("hunter2", "request_body");
                });
        assertThatThrownBy(() -> prefect()
                        .deployments()
                        .create(DeploymentCreate.builder()
                                .name("orphan")
                                .flowId(missing)
                                .build())
                        .execute())
                .isInstanceOf(ServiceException.Conflict.class)
                .hasMessageContaining("Data integrity conflict");
    }
}
