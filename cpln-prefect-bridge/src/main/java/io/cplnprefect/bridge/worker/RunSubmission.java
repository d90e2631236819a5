/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.StartUnknownException;
import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one flow run from SCHEDULED to a running job: claim, plan, start, PID. What fails here fails for this run alone.
 */
final class RunSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(RunSubmission.class);

    private static final int PID_ATTEMPTS = 5;

    private final Prefect prefect;
    private final Jobs jobs;
    private final RunConfiguration configuration;
    private final PidNote pids;
    private final String worker;
    private final Listening listener;

    RunSubmission(
            Prefect prefect,
            Jobs jobs,
            RunConfiguration configuration,
            PidNote pids,
            String worker,
            Listening listener) {
        this.prefect = prefect;
        this.jobs = jobs;
        this.configuration = configuration;
        this.pids = pids;
        this.worker = worker;
        this.listener = listener;
    }

    /** A job that runs, with the plan it was started by. */
    record Submitted(RunConfiguration.Plan plan, StartedJob job) {}

    /** The running job; {@code null} when the run is not ours or could not be started, which is told to the listener. */
    @Nullable
    Submitted submit(FlowRun run, RoundReads reads) throws InterruptedException {
        Claim claim = new Claim(prefect, run.id(), worker);
        String refusal;
        try {
            refusal = claim.refusal();
        } catch (ApiException e) {
            refusal = "it could not be claimed: " + e.getMessage();
        }
        if (refusal != null) {
            passOver(run.id(), refusal);
            return null;
        }
        listener.claimed(run.id());
        try {
            RunConfiguration.Plan plan = configuration.plan(run, reads);
            plan.request()
                    .workload()
                    .warnings()
                    .forEach(warning ->
                            LOG.warn(plan.request().about(LogArea.JOB).text(warning)));
            StartedJob job = jobs.start(plan.request(), claim::requireStillOurs);
            pids.write(run.id(), job.pid(), PID_ATTEMPTS);
            listener.started(run.id(), job);
            return new Submitted(plan, job);
        } catch (Claim.Lost lost) {
            passOver(run.id(), String.valueOf(lost.getMessage()));
            return null;
        } catch (StartUnknownException open) {
            // The job may run: to call the run crashed now could be a lie, and could start it twice.
            LOG.error(LogLine.in(LogArea.JOB).run(run.id()).text(String.valueOf(open.getMessage())));
            listener.notStarted(run.id(), open);
            return null;
        } catch (RuntimeException e) {
            LOG.error(LogLine.in(LogArea.JOB).run(run.id()).text("Not started: " + e.getMessage()));
            crashed(run.id(), e);
            listener.notStarted(run.id(), e);
            return null;
        }
    }

    private void passOver(UUID flowRunId, String reason) {
        LOG.info(LogLine.in(LogArea.JOB).run(flowRunId).text("Passed over, " + reason));
        listener.passedOver(flowRunId, reason);
    }

    private void crashed(UUID flowRunId, RuntimeException reason) {
        StateProposal proposal = StateProposal.crashed("Flow run could not be submitted to infrastructure: "
                + reason.getClass().getSimpleName() + ": " + reason.getMessage());
        try {
            prefect.flowRuns().setState(flowRunId, proposal).execute();
        } catch (ApiException e) {
            LOG.error(
                    LogLine.in(LogArea.JOB).run(flowRunId).text("Could not be reported as crashed: " + e.getMessage()));
        }
    }
}
