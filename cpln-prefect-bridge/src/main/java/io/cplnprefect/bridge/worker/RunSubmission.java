/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.job.StartUnknownException;
import io.cplnprefect.bridge.job.StartedJob;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.bridge.pid.FlowRunTags;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.flowrun.FlowRunUpdate;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Duration;
import java.util.List;
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
    private static final Duration PID_WAIT = Duration.ofSeconds(2);

    private final Prefect prefect;
    private final Jobs jobs;
    private final RunConfiguration configuration;
    private final TimeSource time;
    private final Listening listener;

    RunSubmission(Prefect prefect, Jobs jobs, RunConfiguration configuration, TimeSource time, Listening listener) {
        this.prefect = prefect;
        this.jobs = jobs;
        this.configuration = configuration;
        this.time = time;
        this.listener = listener;
    }

    /** A job that runs, with the plan it was started by. */
    record Submitted(RunConfiguration.Plan plan, StartedJob job) {}

    /** The running job; {@code null} when the run is not ours or could not be started, which is told to the listener. */
    @Nullable
    Submitted submit(FlowRun run, WorkPool pool) throws InterruptedException {
        String refusal;
        try {
            refusal = new Claim(prefect).refusal(run.id());
        } catch (ApiException e) {
            refusal = "it could not be claimed: " + e.getMessage();
        }
        if (refusal != null) {
            LOG.info(LogLine.in(LogArea.JOB).run(run.id()).text("Passed over, " + refusal));
            listener.passedOver(run.id(), refusal);
            return null;
        }
        listener.claimed(run.id());
        try {
            RunConfiguration.Plan plan = configuration.plan(run, pool);
            plan.request()
                    .workload()
                    .warnings()
                    .forEach(warning ->
                            LOG.warn(plan.request().about(LogArea.JOB).text(warning)));
            StartedJob job = jobs.start(plan.request());
            writePid(run, job.pid());
            listener.started(run.id(), job);
            return new Submitted(plan, job);
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

    /** The job runs whether or not its PID can be written, so nothing here may end it; a later round writes it by the tag. */
    private void writePid(FlowRun run, InfrastructurePid pid) throws InterruptedException {
        FlowRunUpdate update =
                FlowRunUpdate.builder().infrastructurePid(pid.toString()).build();
        for (int attempt = 1; ; attempt++) {
            try {
                prefect.flowRuns()
                        .update(run.id(), update)
                        .with(RequestOptions.repeatable())
                        .execute();
                break;
            } catch (ServiceException.NotFound deleted) {
                LOG.warn(LogLine.in(LogArea.JOB).run(run.id()).job(pid).text("The flow run was deleted meanwhile"));
                return;
            } catch (ApiException e) {
                if (attempt == PID_ATTEMPTS) {
                    LOG.error(
                            LogLine.in(LogArea.JOB).run(run.id()).job(pid).text("PID not written: " + e.getMessage()));
                    return;
                }
                time.sleep(PID_WAIT);
            }
        }
        tag(run, pid);
    }

    private void tag(FlowRun run, InfrastructurePid pid) {
        List<String> tags = FlowRunTags.with(pid, run.tags());
        try {
            prefect.flowRuns()
                    .update(run.id(), FlowRunUpdate.builder().tags(tags).build())
                    .execute();
        } catch (ApiException e) {
            LOG.debug(LogLine.in(LogArea.JOB).run(run.id()).job(pid).text("Tags not written: " + e.getMessage()));
        }
    }
}
