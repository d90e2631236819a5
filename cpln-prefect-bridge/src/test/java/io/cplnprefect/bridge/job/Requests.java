/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.PlatformReader;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests for jobs of one container. */
final class Requests {

    static final String AGENT = "worker:jobs/one";

    private Requests() {}

    /** Starts a job; throws the failure of a start that has failed. */
    static Job start(JobCommands jobs, JobRequest request) throws InterruptedException {
        StartResult result = jobs.start(request, () -> null);
        if (result instanceof StartResult.NotStarted failure && failure.cause() instanceof RuntimeException cause) {
            throw cause;
        }
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).job();
    }

    static JobRequest any() {
        return of(UUID.randomUUID());
    }

    static JobRequest of(UUID flowRunId) {
        return request(flowRunId, null, null);
    }

    static JobRequest in(@Nullable String location) {
        return request(UUID.randomUUID(), location, null);
    }

    static JobRequest ofType(String jobType) {
        return request(UUID.randomUUID(), null, jobType);
    }

    static JobRequest of(Attempt attempt) {
        return request(attempt, null, null, manifest(attempt.flowRunId()));
    }

    static JobRequest labelled(Attempt attempt, UUID flowRunLabel) {
        return request(attempt, null, null, manifest(flowRunLabel));
    }

    static JobRequest as(String serviceAccount) {
        ObjectNode manifest = manifest(UUID.randomUUID());
        ((ObjectNode) manifest.at("/spec/template/spec")).put("serviceAccountName", serviceAccount);
        return request(first(UUID.randomUUID()), null, null, manifest);
    }

    /** Returns a request for a job of a manifest, in YAML, with facts that are read from the platform. */
    static JobRequest of(TwoServers servers, String yaml, WorkloadOptions options) {
        return of(servers, TwoServers.GVC, yaml, options);
    }

    /** Returns a request for a job of a manifest in a GVC. */
    static JobRequest of(TwoServers servers, String gvc, String yaml, WorkloadOptions options) {
        JobManifest manifest = JobManifest.parse(yaml);
        JobManifestConverter converter = JobManifestConverter.forGvc(TwoServers.ORG, gvc);
        CronWorkload workload = converter.convert(
                manifest, new PlatformReader(servers.controlPlane()).secrets(converter.needs(manifest)));
        return new JobRequest(
                first(UUID.randomUUID()),
                null,
                "etl",
                gvc,
                null,
                workload,
                null,
                Duration.ofSeconds(60),
                AGENT,
                "0a1b2c3d",
                JobOptions.DEFAULT,
                options);
    }

    private static JobRequest request(UUID flowRunId, @Nullable String location, @Nullable String jobType) {
        return request(first(flowRunId), location, jobType, manifest(flowRunId));
    }

    static Attempt first(UUID flowRunId) {
        return Attempt.first(flowRunId, UUID.randomUUID());
    }

    private static JobRequest request(
            Attempt attempt, @Nullable String location, @Nullable String jobType, ObjectNode manifest) {
        CronWorkload workload =
                JobManifestConverter.forGvc(TwoServers.ORG, TwoServers.GVC).convert(manifest);
        return new JobRequest(
                attempt,
                null,
                "etl",
                TwoServers.GVC,
                location,
                workload,
                jobType,
                Duration.ofSeconds(60),
                AGENT,
                "0a1b2c3d",
                JobOptions.DEFAULT,
                WorkloadOptions.DEFAULT);
    }

    private static ObjectNode manifest(UUID flowRunId) {
        return (ObjectNode) TwoServers.json("""
                {'apiVersion': 'batch/v1', 'kind': 'Job',
                 'metadata': {'labels': {'prefect.io/flow-run-id': '%s', 'prefect.io/flow-name': 'etl'}},
                 'spec': {'template': {'spec': {'containers': [
                   {'name': 'prefect-job', 'image': 'acme/etl:1', 'args': ['prefect', 'flow-run', 'execute'],
                    'env': [{'name': 'MODE', 'value': 'full'}]}]}}}}
                """.formatted(flowRunId));
    }
}
