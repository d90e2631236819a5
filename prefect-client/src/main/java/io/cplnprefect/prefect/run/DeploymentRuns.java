/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.run;

import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Starts flow runs of deployments and waits for their end.
 *
 * <pre>{@code
 * RunOutcome outcome = DeploymentRuns.of(prefect).run("etl/daily", Map.of("day", "monday"), Duration.ofHours(1));
 * }</pre>
 *
 * <p>Each request has an idempotency key, so that a retry does not start a second flow run. Thread-safe.
 */
public final class DeploymentRuns {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Prefect prefect;

    private DeploymentRuns(Prefect prefect) {
        this.prefect = prefect;
    }

    /**
     * Returns the runs of the deployments of a server.
     *
     * @param prefect client of the server; remains open
     * @return the runs
     */
    public static DeploymentRuns of(Prefect prefect) {
        return new DeploymentRuns(prefect);
    }

    /**
     * Starts a flow run and waits for its end.
     *
     * @param deployment {@code flow name/deployment name}
     * @param parameters parameters that override those of the deployment, as plain Java values
     * @param timeout the longest time to wait
     * @return the outcome
     * @throws InterruptedException if the thread is interrupted; the flow run goes on
     * @throws UsageException if the name is invalid
     * @throws ApiException if the flow run cannot be created or read
     */
    public RunOutcome run(String deployment, Map<String, @AllowNulls Object> parameters, Duration timeout)
            throws InterruptedException {
        FlowRun run = start(
                deployment,
                DeploymentFlowRunCreate.builder().parameters(parameters).build());
        return await(run.id(), timeout);
    }

    /**
     * Starts a flow run.
     *
     * @param deployment {@code flow name/deployment name}
     * @param request what to start; without an idempotency key, each call starts one flow run
     * @return the flow run, or the existing one with the idempotency key
     * @throws UsageException if the name is invalid
     * @throws ApiException if the flow run cannot be created
     */
    public FlowRun start(String deployment, DeploymentFlowRunCreate request) {
        int slash = deployment.indexOf('/');
        if (slash <= 0 || slash == deployment.length() - 1) {
            throw new UsageException("Invalid deployment '" + deployment + "': expected <flow name>/<deployment name>");
        }
        Deployment found = prefect.deployments()
                .readByName(deployment.substring(0, slash), deployment.substring(slash + 1))
                .execute();
        return prefect.deployments().createFlowRun(found.id(), request).execute();
    }

    /**
     * Waits for the end of a flow run.
     *
     * @param flowRunId id of the flow run
     * @param timeout the longest time to wait
     * @return the outcome
     * @throws InterruptedException if the thread is interrupted
     * @throws ApiException if the flow run cannot be read
     */
    public RunOutcome await(UUID flowRunId, Duration timeout) throws InterruptedException {
        TimeSource time = prefect.connection().time();
        Deadline deadline = Deadline.after(timeout, time);
        Duration pause = FIRST_PAUSE;
        while (true) {
            FlowRun run = prefect.flowRuns().read(flowRunId).execute();
            Duration left = deadline.remaining();
            if (run.terminal() || left.isZero()) {
                return outcome(run);
            }
            time.sleep(left.compareTo(pause) < 0 ? left : pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static RunOutcome outcome(FlowRun run) {
        StateType type = run.stateType();
        if (StateType.COMPLETED.equals(type)) {
            return new RunOutcome.Completed(run);
        }
        if (StateType.FAILED.equals(type)) {
            return new RunOutcome.Failed(run);
        }
        if (StateType.CRASHED.equals(type)) {
            return new RunOutcome.Crashed(run);
        }
        return StateType.CANCELLED.equals(type) ? new RunOutcome.Cancelled(run) : new RunOutcome.Unfinished(run);
    }
}
