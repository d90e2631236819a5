/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests for jobs of one container. */
final class Requests {

    static final String AGENT = "worker:jobs/one";

    private Requests() {}

    static JobRequest any() {
        return of(UUID.randomUUID());
    }

    static JobRequest of(UUID flowRunId) {
        return request(flowRunId, null, null, null);
    }

    static JobRequest in(@Nullable String location) {
        return request(UUID.randomUUID(), location, null, null);
    }

    static JobRequest ofType(String jobType) {
        return request(UUID.randomUUID(), null, jobType, null);
    }

    static JobRequest after(UUID flowRunId, InfrastructurePid earlier) {
        return request(flowRunId, null, null, earlier);
    }

    static JobRequest as(String serviceAccount) {
        ObjectNode manifest = manifest(UUID.randomUUID());
        ((ObjectNode) manifest.at("/spec/template/spec")).put("serviceAccountName", serviceAccount);
        return request(UUID.randomUUID(), null, null, null, manifest);
    }

    private static JobRequest request(
            UUID flowRunId, @Nullable String location, @Nullable String jobType, @Nullable InfrastructurePid earlier) {
        return request(flowRunId, location, jobType, earlier, manifest(flowRunId));
    }

    private static JobRequest request(
            UUID flowRunId,
            @Nullable String location,
            @Nullable String jobType,
            @Nullable InfrastructurePid earlier,
            ObjectNode manifest) {
        CronWorkload workload =
                JobManifestConverter.forGvc(TwoServers.ORG, TwoServers.GVC).convert(manifest);
        return new JobRequest(
                flowRunId, "etl", TwoServers.GVC, location, workload, jobType, Duration.ofSeconds(60), AGENT, earlier);
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
