/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.job.Attempt;
import io.cplnprefect.bridge.job.JobOptions;
import io.cplnprefect.bridge.job.JobRequest;
import io.cplnprefect.bridge.job.WorkloadOptions;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.bridge.platform.PlatformClient;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Determines the job to start from a flow run, its deployment and its work pool. Only reads. */
final class RunConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(RunConfiguration.class);

    private final Prefect prefect;
    private final PlatformClients clients;
    private final RunSource source;
    private final WorkerSettings settings;
    private final WorkerIdentity identity;
    private final boolean storesCredentials;
    private final Map<PlatformClient, CredentialSecrets> credentials = new ConcurrentHashMap<>();

    RunConfiguration(WorkerContext context) {
        this.prefect = context.prefect();
        this.clients = context.clients();
        this.source = context.source();
        this.settings = context.settings();
        this.identity = context.identity();
        this.storesCredentials = CredentialSecrets.isEnabled(settings, System.getenv());
    }

    /** The job to start, the client that starts it, and the flow run that it is for. */
    record Plan(PlatformClient client, JobRequest request, FlowRunContext context) {}

    Plan plan(FlowRun run, Attempt attempt, RoundReads reads) {
        WorkPool pool = reads.pool();
        Deployment deployment = run.deploymentId() == null ? null : reads.deployment(run.deploymentId());
        Flow flow = reads.flow(run.flowId());
        FlowRunContext context = context(run, flow, deployment, pool);
        JobConfiguration configuration = source.configuration(pool, deployment, run, context, defaults());
        String token = configuration.token();
        PlatformClient client = clients.of(configuration.org(), token == null ? null : Secret.of(token));
        check(client);
        JobManifestConverter converter =
                JobManifestConverter.forGvc(client.org(), configuration.gvc()).with(configuration.conversion());
        ObjectNode manifest = withoutCredentials(configuration.jobManifest(), client);
        PlatformReader platform = new PlatformReader(client.controlPlane());
        CronWorkload workload = converter.convert(manifest, platform.secrets(converter.needs(manifest)));
        JobRequest request = new JobRequest(
                attempt,
                pool.id(),
                flow.name(),
                configuration.gvc(),
                configuration.location(),
                workload,
                configuration.jobType(),
                configuration.podWatchTimeout(),
                identity.agent(),
                identity.instance(),
                new JobOptions(
                        configuration.jobWatchTimeout(),
                        settings.leaveRunningOnTimeout(),
                        configuration.streamOutput()),
                new WorkloadOptions(configuration.ensurePullSecrets(), configuration.anyLocation()));
        return new Plan(client, request, context);
    }

    private void check(PlatformClient client) {
        try {
            if (client != clients.own()) {
                client.check();
            }
        } catch (UsageException refused) {
            throw new UsageException(
                    "Invalid job variables org '" + client.org() + "' and config: " + refused.getMessage(), refused);
        }
    }

    private ObjectNode withoutCredentials(ObjectNode manifest, PlatformClient client) {
        return storesCredentials
                ? credentials
                        .computeIfAbsent(
                                client,
                                each -> new CredentialSecrets(
                                        each.controlPlane().org(), settings.name()))
                        .replaceIn(manifest, jobEnvironment())
                : manifest;
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>();
        defaults.put("CPLN_ORG", clients.own().org());
        if (settings.gvc() != null) {
            defaults.put("CPLN_GVC", settings.gvc());
        }
        if (settings.location() != null) {
            defaults.put("CPLN_LOCATION", settings.location());
        }
        return defaults;
    }

    private FlowRunContext context(FlowRun run, Flow flow, @Nullable Deployment deployment, WorkPool pool) {
        FlowRunContext.Builder context = FlowRunContext.builder()
                .flowRunId(run.id())
                .flowRunName(run.name())
                .flowId(flow.id())
                .flowName(flow.name())
                .prefectVersion(identity.prefectVersion().toString())
                .defaultImage(identity.defaultImage())
                .environment(environment(run))
                .localApiUrlIntended(settings.jobApiUrl() != null);
        if (identity.labelsPoolAndWorker()) {
            context.workPoolId(pool.id()).workPoolName(pool.name()).workerName(identity.instanceName());
        }
        if (deployment != null) {
            context.deploymentId(deployment.id())
                    .deploymentName(deployment.name())
                    .deploymentUpdated(deployment.updated());
        }
        return context.build();
    }

    private Map<String, String> environment(FlowRun run) {
        Map<String, String> environment = new LinkedHashMap<>();
        try {
            environment.putAll(settings.flowRunEnvironment().of(run.id()));
        } catch (RuntimeException e) {
            LOG.warn("The environment of flow run {} could not be supplied by the application", run.id(), e);
            environment.clear();
        }
        environment.putAll(jobEnvironment());
        return environment;
    }

    /** A supplier of credentials may have changed them, so they are read for each job. */
    private Map<String, String> jobEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        prefect.environmentVariables().forEach((name, value) -> environment.put(name, value.reveal()));
        environment.putAll(settings.jobEnvironment());
        if (settings.jobApiUrl() != null) {
            environment.put("PREFECT_API_URL", settings.jobApiUrl());
        }
        return environment;
    }
}
