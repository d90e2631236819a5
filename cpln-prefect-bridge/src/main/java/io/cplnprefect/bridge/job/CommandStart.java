/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.workload.WorkloadHold;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start of the command of a job.
 *
 * <p>Each POST starts a job, so it is sent once, after the jobs of the flow run were searched and right after the fence. After it they are
 * searched again, because an earlier start may have had its effect in between: the oldest job of an attempt is kept, and a younger
 * one is stopped by its starter.
 */
final class CommandStart {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStart.class);

    /** A start that takes longer must not have an effect: the claim may be given back some time later. */
    private static final RequestOptions ONCE = RequestOptions.timeout(Duration.ofSeconds(15));

    private final OrgScope org;
    private final JobSearch search;
    private final JobStop stop;
    private final JobRequest request;
    private final JobWorkload workload;
    private final String location;
    private final WorkloadHold hold;

    CommandStart(
            OrgScope org,
            JobSearch search,
            JobStop stop,
            JobRequest request,
            JobWorkload workload,
            String location,
            WorkloadHold hold) {
        this.org = org;
        this.search = search;
        this.stop = stop;
        this.request = request;
        this.workload = workload;
        this.location = location;
        this.hold = hold;
    }

    /** Starts the command, unless the flow run has a job. A workload that was deleted or retired is an exception: no job was started. */
    StartResult start(StartFence fence) {
        AttemptJobs jobs = request.purpose().assign(jobs());
        StartDecision decision = StartDecision.of(jobs);
        if (decision instanceof StartDecision.Adopt adopt) {
            jobs.surplus().forEach(this::stopSurplus);
            return new StartResult.Started(adopt.job(), true);
        }
        if (decision instanceof StartDecision.StopEarlier earlier) {
            earlier.jobs().forEach(job -> stop.request(job.pid()));
            return new StartResult.Deferred("jobs of earlier attempts are being stopped: " + pids(earlier.jobs()));
        }
        if (decision instanceof StartDecision.Blocked blocked) {
            return new StartResult.Deferred("jobs of another agent are live: " + pids(blocked.jobs()));
        }
        hold.confirm();
        String refusal = fence.refusal();
        return refusal != null ? new StartResult.Deferred(refusal) : send();
    }

    private StartResult send() {
        String command;
        try {
            command = org.gvc(workload.gvc())
                    .workload(workload.name())
                    .commands()
                    .start(command(request, location))
                    .with(ONCE)
                    .execute()
                    .name();
        } catch (ServiceException.NotFound workloadGone) {
            throw workloadGone;
        } catch (ServiceException.RateLimited | ServiceException.Unauthorized later) {
            return new StartResult.NotStarted(message(later), true, later);
        } catch (ServiceException.ServerError lost) {
            return afterLoss(lost);
        } catch (ServiceException refused) {
            return new StartResult.NotStarted(message(refused), false, refused);
        } catch (TransportException failure) {
            return failure.nothingSent()
                    ? new StartResult.NotStarted(message(failure), true, failure)
                    : afterLoss(failure);
        } catch (ApiException unreadable) {
            return afterLoss(unreadable);
        }
        Job started = new Job(
                new InfrastructurePid(org.name(), workload.gvc(), workload.name(), command),
                JobStage.PENDING,
                request.purpose() instanceof Attempt attempt ? attempt.flowRunId() : null,
                request.purpose() instanceof Attempt attempt ? attempt.claimId() : null,
                request.workPoolId(),
                request.agent(),
                request.instance(),
                location,
                null,
                request.options());
        return afterStart(started);
    }

    private static String message(ApiException failure) {
        return "The start of the job failed: " + failure.getMessage();
    }

    /** Returns the command that starts the job of a request. */
    static RunCronWorkload command(JobRequest request, String location) {
        return RunCronWorkload.builder()
                .location(location)
                .tags(JobTags.of(request))
                .activeDeadlineSeconds(request.workload().activeDeadlineSeconds())
                .containerOverrides(request.workload().overrides())
                .build();
    }

    /** An observation finds what this search misses, so its failure does not matter. */
    private StartResult afterStart(Job started) {
        List<Job> jobs;
        try {
            jobs = new ArrayList<>(search.of(request.purpose(), workload));
        } catch (ApiException unreadable) {
            LOG.debug("The jobs of {} could not be read after the start", request.purpose());
            return new StartResult.Started(started, false);
        }
        Job own = attemptJob(jobs);
        if (own == null || own.pid().equals(started.pid())) {
            return new StartResult.Started(own == null ? started : own, false);
        }
        request.about(LogArea.JOB)
                .job(started.pid())
                .warn(LOG, "Stopping this job: an earlier start of the same purpose has begun the job " + own.pid());
        stopSurplus(started);
        return new StartResult.Started(own, true);
    }

    /** The surplus jobs of a flow run are also stopped by its observation; those of a key have none. */
    private void stopSurplus(Job surplus) {
        try {
            if (request.purpose() instanceof Attempt) {
                stop.request(surplus.pid());
            } else if (!stop.stop(surplus.pid())) {
                request.about(LogArea.JOB).job(surplus.pid()).warn(LOG, "Not stopped within 90 s");
            }
        } catch (ApiException e) {
            request.about(LogArea.JOB).job(surplus.pid()).warn(LOG, "Not stopped yet: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Job attemptJob(List<Job> jobs) {
        return request.purpose().assign(jobs).own();
    }

    private StartResult afterLoss(ApiException lost) {
        request.about(LogArea.JOB)
                .warn(LOG, "The response to the start was lost; searching for the job: " + lost.getMessage());
        try {
            Job own = attemptJob(search.of(request.purpose(), workload));
            if (own != null) {
                return new StartResult.Started(own, false);
            }
        } catch (ApiException unreadable) {
            LOG.debug("The jobs of {} could not be read", request.purpose());
        }
        return new StartResult.Unknown(
                "Unknown whether the job of " + request.purpose() + " was started: " + lost.getMessage(), lost);
    }

    private List<Job> jobs() {
        if (!request.purpose().mayBeAnywhere()) {
            return search.of(request.purpose(), workload);
        }
        JobList all = search.of(request.purpose());
        if (!all.complete()) {
            throw new IncompleteSearchException(all.problems());
        }
        return all.jobs();
    }

    private static String pids(List<Job> jobs) {
        return String.join(", ", jobs.stream().map(job -> job.pid().toString()).toList());
    }
}
