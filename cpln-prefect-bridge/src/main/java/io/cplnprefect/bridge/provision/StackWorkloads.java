/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.ContainerPort;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.ExternalFirewall;
import io.cplnprefect.cpln.workload.Firewall;
import io.cplnprefect.cpln.workload.InboundAllowType;
import io.cplnprefect.cpln.workload.InternalFirewall;
import io.cplnprefect.cpln.workload.VolumeMount;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import io.cplnprefect.cpln.workload.WorkloadType;
import io.cplnprefect.cpln.workload.container.ContainerMetrics;
import io.cplnprefect.cpln.workload.container.HttpGetAction;
import io.cplnprefect.cpln.workload.container.PortProtocol;
import io.cplnprefect.cpln.workload.container.Probe;
import io.cplnprefect.cpln.workload.option.Autoscaling;
import io.cplnprefect.cpln.workload.option.AutoscalingMetric;
import io.cplnprefect.cpln.workload.option.WorkloadOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The workloads of a stack. Pure functions. */
final class StackWorkloads {

    private static final int SERVER_PORT = 4200;
    private static final int HEALTH_PORT = 8080;

    private StackWorkloads() {}

    static Workload server(PrefectStack stack) {
        StackServer server = stack.server();
        String database = server.databaseSecret();
        Container.Builder container = Container.builder()
                .name("prefect")
                .image(server.image())
                .cpu(server.cpu())
                .memory(server.memory())
                .command("prefect")
                .addArgs("server", "start", "--host", "0.0.0.0")
                .addPorts(httpPort(SERVER_PORT))
                .readinessProbe(probe("/api/health", SERVER_PORT, 3));
        if (database == null) {
            container.addVolumes(VolumeMount.builder()
                    .uri("cpln://volumeset/" + server.volumeSet())
                    .path("/root/.prefect")
                    .build());
        } else {
            container.addEnv(EnvironmentVariable.of("PREFECT_API_DATABASE_CONNECTION_URL", database));
        }
        if (stack.authSecret() != null) {
            container.addEnv(EnvironmentVariable.of("PREFECT_SERVER_API_AUTH_STRING", stack.authSecret()));
        }
        WorkloadSpec.Builder spec = WorkloadSpec.builder()
                .type(database == null ? WorkloadType.STATEFUL : WorkloadType.STANDARD)
                .addContainers(container.build())
                .defaultOptions(options(server.replicas()))
                .firewallConfig(firewall(server.allowedCidrs(), InboundAllowType.SAME_ORG));
        if (!StackObjects.serverSecrets(stack).isEmpty()) {
            spec.identityLink(StackNames.identityLink(stack, server.name()));
        }
        return Workload.builder()
                .name(server.name())
                .description("The Prefect server")
                .tags(StackNames.tags(stack))
                .spec(spec.build())
                .build();
    }

    static Workload worker(PrefectStack stack) {
        StackWorker worker = stack.worker();
        Container.Builder container = Container.builder()
                .name("worker")
                .image(StackNames.workerImage(worker))
                .cpu(worker.cpu())
                .memory(worker.memory())
                .addEnv(EnvironmentVariable.of("PREFECT_API_URL", stack.internalApiUrl()));
        if (stack.authSecret() != null) {
            container.addEnv(
                    EnvironmentVariable.of("PREFECT_API_AUTH_STRING", stack.authSecret()),
                    EnvironmentVariable.of("PREFECT_CPLN_WORKER_STORE_PREFECT_API_IN_SECRET", "true"));
        }
        worker.environment().forEach((name, value) -> container.addEnv(EnvironmentVariable.of(name, value)));
        worker.mounts()
                .forEach((path, uri) -> container.addVolumes(
                        VolumeMount.builder().uri(uri).path(path).build()));
        container.addArgs("worker", "start", "--pool", worker.workPool());
        for (String queue : worker.workQueues()) {
            container.addArgs("--work-queue", queue);
        }
        if (worker.limit() != null) {
            container.addArgs("--limit", String.valueOf(worker.limit()));
        }
        if (worker.program() == WorkerProgram.PYTHON) {
            container.command("prefect").addArgs("--type", "cpln");
        } else {
            addHealth(container);
        }
        return Workload.builder()
                .name(worker.name())
                .description("The Prefect worker of the work pool " + worker.workPool())
                .tags(StackNames.tags(stack))
                .spec(WorkloadSpec.builder()
                        .type(WorkloadType.STANDARD)
                        .identityLink(StackNames.identityLink(stack, worker.name()))
                        .addContainers(container.build())
                        .defaultOptions(options(worker.replicas()))
                        .firewallConfig(firewall(List.of(), InboundAllowType.NONE))
                        .build())
                .build();
    }

    private static void addHealth(Container.Builder container) {
        container
                .addArgs("--health-port", String.valueOf(HEALTH_PORT))
                .addPorts(httpPort(HEALTH_PORT))
                .metrics(ContainerMetrics.builder()
                        .path("/metrics")
                        .port(HEALTH_PORT)
                        .build())
                .livenessProbe(probe("/health/live", HEALTH_PORT, 6))
                .readinessProbe(probe("/health/ready", HEALTH_PORT, 3));
    }

    private static ContainerPort httpPort(int number) {
        return ContainerPort.builder()
                .number(number)
                .protocol(PortProtocol.HTTP)
                .build();
    }

    private static Probe probe(String path, int port, int failures) {
        return Probe.builder()
                .httpGet(HttpGetAction.builder().path(path).port(port).build())
                .initialDelaySeconds(10)
                .periodSeconds(10)
                .failureThreshold(failures)
                .build();
    }

    private static WorkloadOptions options(int replicas) {
        return WorkloadOptions.builder()
                .autoscaling(Autoscaling.builder()
                        .metric(AutoscalingMetric.DISABLED)
                        .minScale(replicas)
                        .maxScale(replicas)
                        .maxConcurrency(0)
                        .scaleToZeroDelay(300)
                        .target(BigDecimal.valueOf(100))
                        .build())
                .capacityAI(false)
                .debug(false)
                .suspend(false)
                .timeoutSeconds(5)
                .build();
    }

    private static Firewall firewall(List<String> inbound, InboundAllowType internal) {
        return Firewall.builder()
                .external(ExternalFirewall.builder()
                        .inboundAllowCIDR(new ArrayList<>(inbound))
                        .addOutboundAllowCIDR("0.0.0.0/0")
                        .build())
                .internal(InternalFirewall.builder().inboundAllowType(internal).build())
                .build();
    }
}
