/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.cpln.ControlPlane;
import java.util.Objects;
import java.util.UUID;

/** Submits jobs of embedders. */
final class JobSubmission {

    private final JobCommands commands;
    private final PlatformReader platform;
    private final String org;

    JobSubmission(ControlPlane controlPlane, JobCommands commands) {
        this.commands = commands;
        this.platform = new PlatformReader(controlPlane);
        this.org = controlPlane.org().name();
    }

    JobRequest request(JobSpec spec) {
        JobManifestConverter converter =
                JobManifestConverter.forGvc(org, spec.gvc()).with(spec.conversion());
        CronWorkload workload = converter.convert(spec.manifest(), platform.secrets(converter.needs(spec.manifest())));
        // A submission without a key finds its own job by a random one if the response to the start is lost.
        JobPurpose purpose = Objects.requireNonNullElseGet(
                spec.purpose(), () -> new IdempotencyKey(UUID.randomUUID().toString()));
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

    StartResult.Started start(JobRequest request) throws InterruptedException {
        StartResult result = commands.start(request, () -> null);
        if (result instanceof StartResult.Started started) {
            return started;
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
