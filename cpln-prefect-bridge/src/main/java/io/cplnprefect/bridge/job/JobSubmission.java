/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.workload.OwnWorkloads;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.PlatformFacts;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.cpln.ControlPlane;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Submits jobs of embedders. */
final class JobSubmission {

    private static final int SUFFIX_LENGTH = 8;

    /** A submitted job, and the parts of its manifest that were changed or ignored. */
    record Submitted(Job job, boolean adopted, List<String> warnings) {}

    private final JobCommands commands;
    private final PlatformReader platform;
    private final OwnWorkloads ownWorkloads;
    private final OwnJobStart ownJobs;
    private final String org;

    JobSubmission(ControlPlane controlPlane, JobCommands commands, Executor executor) {
        this.commands = commands;
        this.platform = new PlatformReader(controlPlane);
        this.ownWorkloads = new OwnWorkloads(controlPlane.org(), controlPlane.time());
        this.ownJobs = new OwnJobStart(controlPlane, ownWorkloads, executor);
        this.org = controlPlane.org().name();
    }

    OwnWorkloads ownWorkloads() {
        return ownWorkloads;
    }

    Submitted submit(JobSpec spec) throws InterruptedException {
        if (spec.ownWorkload()) {
            StandaloneWorkload workload = standalone(spec);
            JobPurpose purpose = purpose(spec);
            JobRequest request = request(spec, purpose, OwnJobStart.command(workload, purpose));
            return submitted(ownJobs.start(request, workload, newSuffix()), request);
        }
        JobRequest request = request(spec, purpose(spec), shared(spec));
        return submitted(commands.start(request, () -> null), request);
    }

    JobPlan plan(JobSpec spec) {
        if (spec.ownWorkload()) {
            StandaloneWorkload workload = standalone(spec);
            JobPurpose purpose = purpose(spec);
            return commands.plan(request(spec, purpose, OwnJobStart.command(workload, purpose)), workload, newSuffix());
        }
        return commands.plan(request(spec, purpose(spec), shared(spec)));
    }

    private static String newSuffix() {
        return UUID.randomUUID().toString().substring(0, SUFFIX_LENGTH);
    }

    private CronWorkload shared(JobSpec spec) {
        JobManifestConverter converter = converter(spec);
        return converter.convert(spec.manifest(), facts(converter, spec));
    }

    private StandaloneWorkload standalone(JobSpec spec) {
        JobManifestConverter converter = converter(spec);
        return converter.convertStandalone(spec.manifest(), facts(converter, spec));
    }

    private JobManifestConverter converter(JobSpec spec) {
        return JobManifestConverter.forGvc(org, spec.gvc()).with(spec.conversion());
    }

    private PlatformFacts facts(JobManifestConverter converter, JobSpec spec) {
        return platform.secrets(converter.needs(spec.manifest()));
    }

    /** A submission without a key finds its own job by a random one if the response to the start is lost. */
    private static JobPurpose purpose(JobSpec spec) {
        return Objects.requireNonNullElseGet(
                spec.purpose(), () -> new IdempotencyKey(UUID.randomUUID().toString()));
    }

    private static JobRequest request(JobSpec spec, JobPurpose purpose, CronWorkload workload) {
        return new JobRequest(
                purpose,
                null,
                spec.name(),
                spec.gvc(),
                spec.location(),
                workload,
                spec.group(),
                spec.readiness(),
                "",
                "",
                spec.options(),
                spec.workload());
    }

    private static Submitted submitted(StartResult result, JobRequest request) throws InterruptedException {
        if (result instanceof StartResult.Started started) {
            return new Submitted(
                    started.job(), started.adopted(), request.workload().warnings());
        }
        if (result instanceof StartResult.Unknown unknown) {
            throw new JobStartUnknownException(unknown.reason(), unknown.cause());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("The job was not started");
        }
        if (result instanceof StartResult.NotStarted failure) {
            throw new JobNotStartedException(failure.reason(), failure.repeatable(), failure.cause());
        }
        throw new JobNotStartedException(((StartResult.Deferred) result).reason(), true, null);
    }
}
