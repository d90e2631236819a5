/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.Map;

/** The server under test, a client of it, and objects to start from. */
interface ContractServer {

    /** Returns the client. */
    Prefect prefect();

    /** Returns a text that no other test uses. */
    String unique();

    /** Returns the release of the server. */
    PrefectRelease release();

    default boolean newGeneration() {
        return prefect().version().major() >= 3;
    }

    default Flow flow() {
        return prefect()
                .flows()
                .create(FlowCreate.builder()
                        .name("flow-" + unique())
                        .addTags("etl")
                        .labels(Map.of("team", "data"))
                        .build())
                .execute();
    }

    default WorkPool pool() {
        return prefect()
                .workPools()
                .create(WorkPoolCreate.builder()
                        .name("pool-" + unique())
                        .type("cpln")
                        .baseJobTemplate(Map.of(
                                "job_configuration", Map.of("image", "{{ image }}"),
                                "variables", Map.of("properties", Map.of("image", Map.of("type", "string")))))
                        .build())
                .execute();
    }

    default Deployment deployment(Flow flow, WorkPool pool) {
        return prefect()
                .deployments()
                .create(DeploymentCreate.builder()
                        .name("daily")
                        .flowId(flow.id())
                        .workPoolName(pool.name())
                        .entrypoint("flows/etl.py:main")
                        .putParameters("day", null)
                        .putParameters("options", Map.of())
                        .putJobVariables("image", "etl:1")
                        .addTags("nightly")
                        .putLabels("tier", 1)
                        .build())
                .execute();
    }

    default FlowRun run(Deployment deployment) {
        return prefect()
                .deployments()
                .createFlowRun(
                        deployment.id(), DeploymentFlowRunCreate.builder().build())
                .execute();
    }

    default FlowRun run() {
        return run(deployment(flow(), pool()));
    }

    default OrchestrationResult set(FlowRun run, StateProposal proposal) {
        return prefect().flowRuns().setState(run.id(), proposal).execute();
    }
}
