/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.time.Duration;
import java.util.UUID;

/** A service of a user: it starts one flow run per month and waits for its end. */
record ReportService(Prefect prefect, TimeSource time) implements AutoCloseable {
    static ReportService connect(String apiUrl, TimeSource time) {
        ClientOptions options = ClientOptions.builder().time(time).build();
        return new ReportService(
                Prefect.builder().apiUrl(apiUrl).options(options).build(), time);
    }

    UUID start(String month) {
        UUID deployment =
                prefect.deployments().readByName("report", "monthly").execute().id();
        DeploymentFlowRunCreate run =
                DeploymentFlowRunCreate.builder().idempotencyKey(month).build();
        return prefect.deployments().createFlowRun(deployment, run).execute().id();
    }

    FlowRun await(UUID id) throws InterruptedException {
        FlowRun run = prefect.flowRuns().read(id).execute();
        while (!run.terminal()) {
            time.sleep(Duration.ofMinutes(1));
            run = prefect.flowRuns().read(id).execute();
        }
        return run;
    }

    @Override
    public void close() {
        prefect.close();
    }
}
