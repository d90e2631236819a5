/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.internal.workload.OwnWorkload;
import io.cplnprefect.bridge.internal.workload.OwnWorkloads;
import io.cplnprefect.bridge.internal.workload.ReadyWorkload;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.bridge.internal.workload.WorkloadHold;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts jobs that have a workload of their own. */
final class OwnJobStart {

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final OwnWorkloads workloads;
    private final JobSearch search;
    private final JobStop stop;

    OwnJobStart(ControlPlane controlPlane, OwnWorkloads workloads) {
        this.org = controlPlane.org();
        this.mapper = controlPlane.mapper();
        this.time = controlPlane.time();
        this.workloads = workloads;
        this.search = new JobSearch(org);
        this.stop = new JobStop(org, controlPlane.time());
    }

    /** Returns the command of a job. The workload contains all that its containers run, so the command overrides nothing. */
    static CronWorkload command(StandaloneWorkload workload) {
        return new CronWorkload(
                workload.spec(),
                "",
                Map.of(),
                List.of(),
                workload.tags(),
                null,
                Set.of(),
                workload.needs(),
                workload.warnings());
    }

    /** Starts the job, unless its purpose has one. */
    StartResult start(JobRequest request, StandaloneWorkload workload, String suffix) throws InterruptedException {
        try {
            // A workload that runs the job of the purpose must not be updated, so that job is searched first.
            Job existing = existing(request.purpose());
            if (existing != null) {
                return new StartResult.Started(existing, true);
            }
            OwnWorkload own =
                    OwnWorkload.of(org.name(), request.gvc(), workload.workloadName(suffix), workload, mapper);
            try {
                return startIn(request, own);
            } catch (ServiceException.NotFound deletedAgain) {
                return startIn(request, own);
            }
        } catch (WorkloadException | IncompleteSearchException | ApiException failure) {
            return StartResult.NotStarted.because(failure);
        }
    }

    private @Nullable Job existing(JobPurpose purpose) {
        JobList jobs = search.of(purpose);
        if (!jobs.complete()) {
            throw new IncompleteSearchException(jobs.problems());
        }
        return purpose.assign(jobs.jobs()).own();
    }

    private StartResult startIn(JobRequest request, OwnWorkload own) throws InterruptedException {
        ReadyWorkload ready = workloads.ready(request.workloadRequest(), own);
        JobWorkload in = new JobWorkload(request.gvc(), ready.name());
        WorkloadHold hold = new WorkloadHold(org, time, request.gvc(), ready);
        return new CommandStart(org, search, stop, request, in, ready.location(), hold).start(() -> null);
    }
}
