/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.bridge.job.Attempt;
import io.cplnprefect.bridge.job.JobOptions;
import io.cplnprefect.bridge.job.JobRequest;
import io.cplnprefect.bridge.job.WorkloadOptions;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.manifest.PlatformReader;
import io.cplnprefect.bridge.template.BaseJobTemplate;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.bridge.template.JobVariables;
import io.cplnprefect.bridge.template.ResolvedTemplate;
import io.cplnprefect.bridge.template.TemplateReference;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Determines the job to start from a flow run, its deployment and its work pool. Only reads. */
final class RunConfiguration {

    private static final int REFERENCE_PASSES = 2;

    private final Prefect prefect;
    private final ObjectMapper mapper;
    private final WorkerSettings settings;
    private final WorkerIdentity identity;
    private final String org;
    private final PlatformReader platform;
    private final @Nullable CredentialSecrets credentials;

    RunConfiguration(WorkerContext context) {
        this.prefect = context.prefect();
        this.mapper = prefect.connection().mapper();
        this.settings = context.settings();
        this.identity = context.identity();
        this.org = context.controlPlane().org().name();
        this.platform = new PlatformReader(context.controlPlane());
        this.credentials = CredentialSecrets.isEnabled(settings, System.getenv())
                ? new CredentialSecrets(context.controlPlane().org(), settings.name())
                : null;
    }

    /** The job to start and the configuration that it was derived from. */
    record Plan(JobRequest request, JobConfiguration configuration) {}

    Plan plan(FlowRun run, Attempt attempt, RoundReads reads) {
        WorkPool pool = reads.pool();
        Deployment deployment = run.deploymentId() == null ? null : reads.deployment(run.deploymentId());
        Flow flow = reads.flow(run.flowId());
        ObjectNode variables = JobVariables.merge(
                deployment == null ? null : object(deployment.jobVariables()), object(run.jobVariables()));
        ResolvedTemplate filled =
                BaseJobTemplate.of(object(pool.baseJobTemplate())).fill(variables, System.getenv());
        JobConfiguration configuration = JobConfiguration.of(resolveReferences(filled), defaults())
                .prepared(context(run, flow, deployment, pool));
        if (!configuration.org().equals(org)) {
            throw new UsageException(
                    "Invalid job variable org '" + configuration.org() + "': this worker starts jobs in '" + org
                            + "'. Remove the variable, or run a worker for that organization");
        }
        if (configuration.token() != null) {
            throw new UsageException(
                    "Unsupported job variable config: the block contains a token, but jobs are started with the token of the"
                            + " worker. Remove the variable");
        }
        JobManifestConverter converter =
                JobManifestConverter.forGvc(org, configuration.gvc()).with(configuration.conversion());
        ObjectNode manifest = credentials == null
                ? configuration.jobManifest()
                : credentials.replaceIn(configuration.jobManifest(), jobEnvironment());
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
        return new Plan(request, configuration);
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>();
        defaults.put("CPLN_ORG", org);
        if (settings.gvc() != null) {
            defaults.put("CPLN_GVC", settings.gvc());
        }
        if (settings.location() != null) {
            defaults.put("CPLN_LOCATION", settings.location());
        }
        return defaults;
    }

    /** Blocks may refer to variables, so there are two passes. */
    private ResolvedTemplate resolveReferences(ResolvedTemplate filled) {
        ResolvedTemplate template = filled;
        for (int pass = 0; pass < REFERENCE_PASSES && !template.unresolved().isEmpty(); pass++) {
            Set<TemplateReference> unresolved = template.unresolved();
            Map<TemplateReference, JsonNode> found = new HashMap<>();
            for (TemplateReference reference : unresolved) {
                JsonNode value = read(reference);
                if (value != null) {
                    found.put(reference, value);
                }
            }
            template = template.with(found);
        }
        return template;
    }

    private @Nullable JsonNode read(TemplateReference reference) {
        try {
            if (reference instanceof TemplateReference.BlockById block) {
                return mapper.valueToTree(prefect.blockDocuments()
                        .read(UUID.fromString(block.id()), true)
                        .execute()
                        .data());
            }
            if (reference instanceof TemplateReference.BlockByName block) {
                return mapper.valueToTree(prefect.blockDocuments()
                        .readByName(block.typeSlug(), block.name(), true)
                        .execute()
                        .data());
            }
            TemplateReference.Variable variable = (TemplateReference.Variable) reference;
            return mapper.valueToTree(
                    prefect.variables().readByName(variable.name()).execute().value());
        } catch (ServiceException.NotFound missing) {
            return reference instanceof TemplateReference.Variable ? TextNode.valueOf("") : null;
        }
    }

    private FlowRunContext context(FlowRun run, Flow flow, @Nullable Deployment deployment, WorkPool pool) {
        FlowRunContext.Builder context = FlowRunContext.builder()
                .flowRunId(run.id())
                .flowRunName(run.name())
                .flowId(flow.id())
                .flowName(flow.name())
                .defaultImage(identity.defaultImage())
                .environment(jobEnvironment())
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

    /** Servers return null for absent objects. */
    private ObjectNode object(@Nullable Map<String, @Nullable Object> json) {
        JsonNode tree = mapper.valueToTree(json);
        return tree instanceof ObjectNode object ? object : mapper.createObjectNode();
    }
}
