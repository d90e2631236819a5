/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.StartUnknownException;
import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits a flow run: claim, plan, start, PID. A failure affects this run only. */
final class RunSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(RunSubmission.class);

    private static final int PID_ATTEMPTS = 5;

    private final Prefect prefect;
    private final Jobs jobs;
    private final RunConfiguration configuration;
    private final PidWrite pids;
    private final String worker;
    private final SafeListener listener;

    RunSubmission(WorkerContext context, RunConfiguration configuration, PidWrite pids) {
        this.prefect = context.prefect();
        this.jobs = context.jobs();
        this.configuration = configuration;
        this.pids = pids;
        this.worker = context.settings().name();
        this.listener = context.listener();
    }

    /** A started job with its plan. */
    record Submitted(RunConfiguration.Plan plan, StartedJob job) {}

    /** Returns the started job, or {@code null} if the run could not be claimed or started, which the listener receives. */
    @Nullable
    Submitted submit(FlowRun run, RoundReads reads) throws InterruptedException {
        Claim claim = new Claim(prefect, run.id(), worker);
        String refusal;
        try {
            refusal = claim.propose();
        } catch (ApiException e) {
            refusal = "it could not be claimed: " + e.getMessage();
        }
        if (refusal != null) {
            skip(run.id(), refusal);
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
            StartedJob job = jobs.start(plan.request(), claim::requireInForce);
            pids.write(run.id(), job.pid(), PID_ATTEMPTS);
            listener.started(run.id(), job);
            return new Submitted(plan, job);
        } catch (Claim.Lost lost) {
            skip(run.id(), String.valueOf(lost.getMessage()));
            return null;
        } catch (StartUnknownException unknown) {
            // The job may be running, so CRASHED could be wrong, and a retry would start a second job.
            LOG.error(LogLine.in(LogArea.JOB).run(run.id()).text(String.valueOf(unknown.getMessage())));
            listener.notStarted(run.id(), unknown);
            return null;
        } catch (RuntimeException e) {
            LOG.error(LogLine.in(LogArea.JOB).run(run.id()).text("Not started: " + e.getMessage()));
            crashed(run.id(), e);
            listener.notStarted(run.id(), e);
            return null;
        }
    }

    private void skip(UUID flowRunId, String reason) {
        LOG.info(LogLine.in(LogArea.JOB).run(flowRunId).text("Skipped: " + reason));
        listener.skipped(flowRunId, reason);
    }

    private void crashed(UUID flowRunId, RuntimeException reason) {
        StateProposal proposal = StateProposal.crashed("Flow run could not be submitted to infrastructure: "
                + reason.getClass().getSimpleName() + ": " + reason.getMessage());
        try {
            prefect.flowRuns().setState(flowRunId, proposal).execute();
        } catch (ApiException e) {
            LOG.error(LogLine.in(LogArea.JOB).run(flowRunId).text("CRASHED could not be proposed: " + e.getMessage()));
        }
    }
}
