/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker of a stack, which has the permissions of the stack only. */
@Timeout(60)
class StackWorkerTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StackServices services = new StackServices();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void worker_withThePermissionsOfTheStack_runsAJobThatReadsASecret() throws InterruptedException {
        services.secret("database", "planted-password");
        PrefectStack stack = PrefectStack.builder().build();
        services.stacks.apply(stack).orThrow();
        String key =
                services.object("secret/prefect-worker-key").at("/data/payload").asText();
        services.platform.clearRequests();

        try (ControlPlane restricted = ControlPlane.builder()
                        .endpoint(services.platform.url())
                        .org("acme")
                        .gvc("prefect")
                        .token(Secret.of(key))
                        .build();
                Bridge bridge = Bridge.between(services.prefect, restricted)) {
            WorkerSettings settings = WorkerSettings.builder()
                    .workPool("cpln")
                    .jobApiUrl(stack.internalApiUrl())
                    .streamLogs(false)
                    .build();
            Worker worker = bridge.worker(settings, WorkerListener.NONE);
            String run = createFlowRun();

            worker.pollOnce();

            await().atMost(LIMIT)
                    .until(() -> services.server
                            .call("GET", "/flow_runs/" + run, null)
                            .path("infrastructure_pid")
                            .asText("")
                            .startsWith("acme:prefect:"));
            bridge.cleanup().runOnce();
        }
        assertThat(services.platform.requests())
                .as("the job has a policy of its own")
                .anyMatch(request ->
                        request.path().endsWith("/policy") && request.method().equals("PUT"));
    }

    private String createFlowRun() {
        String flow = create("/flows/", object().put("name", "hello"));
        ObjectNode deployment =
                object().put("name", "stack").put("flow_id", flow).put("work_pool_name", "cpln");
        deployment
                .putObject("job_variables")
                .put("command", "sh -c 'echo hello'")
                .putObject("env")
                .put("DATABASE", "cpln://secret/database.payload");
        String id = create("/deployments/", deployment);
        return create("/deployments/" + id + "/create_flow_run", object());
    }

    private String create(String path, JsonNode body) {
        return services.server.call("POST", path, body).path("id").asText();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
