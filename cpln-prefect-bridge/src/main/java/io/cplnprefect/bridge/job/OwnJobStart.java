/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.internal.workload.OwnWorkload;
import io.cplnprefect.bridge.internal.workload.OwnWorkloads;
import io.cplnprefect.bridge.internal.workload.ReadyWorkload;
import io.cplnprefect.bridge.internal.workload.Reservation;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.bridge.internal.workload.WorkloadHold;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts jobs that have a workload of their own. */
final class OwnJobStart {

    private static final Logger LOG = LoggerFactory.getLogger(OwnJobStart.class);

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final OwnWorkloads workloads;
    private final JobSearch search;
    private final JobStop stop;
    private final Executor executor;

    /** The executor deletes what an interrupted submission has created. */
    OwnJobStart(ControlPlane controlPlane, OwnWorkloads workloads, Executor executor) {
        this.executor = executor;
        this.org = controlPlane.org();
        this.mapper = controlPlane.mapper();
        this.time = controlPlane.time();
        this.workloads = workloads;
        this.search = new JobSearch(org);
        this.stop = new JobStop(org, controlPlane.time());
    }

    /** Returns the command of a job. The workload contains all that its containers run, so the command overrides nothing. */
    static CronWorkload command(StandaloneWorkload workload, JobPurpose purpose) {
        Map<String, String> tags = new TreeMap<>(workload.tags());
        tags.put(Reservation.HOLDER, Reservation.holder(purpose.tags()));
        return new CronWorkload(
                workload.spec(), "", Map.of(), List.of(), tags, null, Set.of(), workload.needs(), workload.warnings());
    }

    /** Starts the job, unless its purpose has one. What was created for a job that was certainly not started is deleted. */
    StartResult start(JobRequest request, StandaloneWorkload workload, String suffix) throws InterruptedException {
        try {
            // A workload that runs the job of the purpose must not be updated, so that job is searched first.
            Job existing = existing(request.purpose());
            if (existing != null) {
                return new StartResult.Started(existing, true);
            }
        } catch (IncompleteSearchException | ApiException failure) {
            return StartResult.NotStarted.because(failure);
        }
        String name = workload.workloadName(suffix);
        OwnWorkload own = OwnWorkload.of(org.name(), request.gvc(), name, workload, mapper);
        try {
            StartResult result = startIn(request, own);
            if (!(result instanceof StartResult.Unknown) && !isStartedIn(name, result)) {
                abandon(request, name, Thread.currentThread().isInterrupted());
            }
            return result;
        } catch (InterruptedException interrupted) {
            abandon(request, name, true);
            throw interrupted;
        }
    }

    private StartResult startIn(JobRequest request, OwnWorkload own) throws InterruptedException {
        try {
            try {
                return startOnce(request, own);
            } catch (ServiceException.NotFound deletedAgain) {
                return startOnce(request, own);
            }
        } catch (WorkloadException | IncompleteSearchException | ApiException failure) {
            return StartResult.NotStarted.because(failure);
        }
    }

    private StartResult startOnce(JobRequest request, OwnWorkload own) throws InterruptedException {
        String holder = Reservation.holder(request.purpose().tags());
        ReadyWorkload ready = workloads.ready(request.workloadRequest(), own, holder);
        JobWorkload in = new JobWorkload(request.gvc(), ready.name());
        WorkloadHold hold = new WorkloadHold(org, time, request.gvc(), ready);
        return new CommandStart(org, search, stop, request, in, ready.location(), hold)
                .start(() -> workloads.refusal(request.gvc(), ready.name(), holder));
    }

    private static boolean isStartedIn(String workload, StartResult result) {
        return result instanceof StartResult.Started started
                && started.job().pid().workload().equals(workload);
    }

    /** Requests of an interrupted thread would fail. */
    private void abandon(JobRequest request, String name, boolean inBackground) {
        try {
            if (inBackground) {
                executor.execute(() -> abandon(request, name));
            } else {
                abandon(request, name);
            }
        } catch (RejectedExecutionException closed) {
            warn(request, name, "this client was closed");
        }
    }

    private void abandon(JobRequest request, String name) {
        try {
            workloads.abandon(
                    request.gvc(), name, Reservation.holder(request.purpose().tags()));
        } catch (ApiException failure) {
            warn(request, name, String.valueOf(failure.getMessage()));
        }
    }

    private static void warn(JobRequest request, String name, String reason) {
        request.about(LogArea.JOB)
                .workload(name)
                .warn(LOG, "The workload of the job, which was not started, was not deleted: " + reason);
    }

    private @Nullable Job existing(JobPurpose purpose) {
        JobList jobs = search.of(purpose);
        if (!jobs.complete()) {
            throw new IncompleteSearchException(jobs.problems());
        }
        return purpose.assign(jobs.jobs()).own();
    }
}
