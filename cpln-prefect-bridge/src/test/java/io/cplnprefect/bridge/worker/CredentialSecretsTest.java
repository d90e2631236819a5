/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static io.cplnprefect.testkit.fault.RequestPattern.patch;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worker's credentials for Prefect, which its jobs need. */
class CredentialSecretsTest {

    private static final String KEY = "pnu_of-the-worker";
    private static final String SECRET = "/org/acme/secret/prefect-one-api-key";
    private static final RequestPattern CREATE = post("/org/acme/secret");
    private static final RequestPattern CHANGE = patch(SECRET);

    private final TwoServers servers = TwoServers.start();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void key_isInASecretAlone_whichTheJobIsPermittedToRead() {
        Worker worker = worker(KEY, true);
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(variable(run)).isEqualTo("cpln://secret/prefect-one-api-key.payload");
        assertThat(item(SECRET).at("/data/payload").asText()).isEqualTo(KEY);
        String link = servers.workloads().get(0);
        String workload = link.substring(link.lastIndexOf('/') + 1);
        assertThat(item("/org/acme/policy/" + JobAccess.policyName(TwoServers.GVC, workload))
                        .at("/targetLinks/0")
                        .asText())
                .endsWith("/secret/prefect-one-api-key");
        servers.platform().state().dump().properties().forEach(item -> {
            if (!item.getKey().equals(SECRET)) {
                assertThat(item.getValue().toString()).as(item.getKey()).doesNotContain(KEY);
            }
        });
    }

    @Test
    void secret_isWrittenOnce_andAgainWhenTheKeyHasChanged() {
        Worker worker = worker(KEY, true);
        servers.run();
        worker.pollOnce();
        servers.run();
        worker.pollOnce();
        assertThat(servers.platformRequests(CREATE)).isEqualTo(1);
        assertThat(servers.platformRequests(CHANGE)).isZero();

        Worker next = worker("pnu_rotated", true);
        servers.run();
        next.pollOnce();

        assertThat(item(SECRET).at("/data/payload").asText()).isEqualTo("pnu_rotated");
    }

    @Test
    void tokenThatMayNotWriteTheSecret_crashesTheRunWithTheReason_andWithoutTheKey() {
        servers.faults().when(CREATE).then(Fault.respond(403, "{\"message\":\"denied\"}"));
        Worker worker = worker(KEY, true);
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(servers.state(run)).isEqualTo("CRASHED");
        assertThat(servers.message(run))
                .contains("prefect-one-api-key")
                .contains("permissions create, edit and view")
                .doesNotContain(KEY);
        assertThat(servers.commands(run)).isEmpty();
    }

    @Test
    void withoutTheSetting_theKeyIsAPlainVariable() {
        Worker worker = worker(KEY, false);
        UUID run = servers.run();

        worker.pollOnce();

        assertThat(variable(run)).isEqualTo(KEY);
        assertThat(servers.platformRequests(CREATE)).isZero();
    }

    @Test
    void switch_ofTheEnvironment_appliesUnlessSet() {
        WorkerSettings unset = Workers.settings(servers).build();
        WorkerSettings off =
                Workers.settings(servers).credentialsInSecrets(false).build();
        String name = "PREFECT_CPLN_WORKER_STORE_PREFECT_API_IN_SECRET";

        assertThat(CredentialSecrets.isEnabled(unset, Map.of(name, " True "))).isTrue();
        assertThat(CredentialSecrets.isEnabled(unset, Map.of(name, "1"))).isTrue();
        assertThat(CredentialSecrets.isEnabled(unset, Map.of(name, "yes"))).isFalse();
        assertThat(CredentialSecrets.isEnabled(unset, Map.of())).isFalse();
        assertThat(CredentialSecrets.isEnabled(off, Map.of(name, "true"))).isFalse();
    }

    private Worker worker(String key, boolean stored) {
        WorkerSettings settings = Workers.settings(servers)
                .putJobEnvironment("PREFECT_API_KEY", key)
                .credentialsInSecrets(stored)
                .build();
        return Workers.worker(servers, settings, WorkerListener.NONE);
    }

    private String variable(UUID run) {
        for (JsonNode variable : servers.liveCommands(run).get(0).at("/spec/containerOverrides/0/env")) {
            if (variable.path("name").asText().equals("PREFECT_API_KEY")) {
                return variable.path("value").asText();
            }
        }
        return "";
    }

    private JsonNode item(String link) {
        return Objects.requireNonNull(servers.platform().get(link), link);
    }
}
