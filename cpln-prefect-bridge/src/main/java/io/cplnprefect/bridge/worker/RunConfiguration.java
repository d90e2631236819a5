/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.bridge.job.JobRequest;
import io.cplnprefect.bridge.manifest.CronWorkload;
import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes of a flow run, its deployment and its pool the job to start. Reads from Prefect, changes nothing. */
final class RunConfiguration {

    private static final int REFERENCE_PASSES = 2;

    private final Prefect prefect;
    private final ObjectMapper mapper;
    private final WorkerSettings settings;
    private final WorkerIdentity identity;
    private final String org;

    RunConfiguration(
            Prefect prefect, ObjectMapper mapper, WorkerSettings settings, WorkerIdentity identity, String org) {
        this.prefect = prefect;
        this.mapper = mapper;
        this.settings = settings;
        this.identity = identity;
        this.org = org;
    }

    /** The job, and how long it may take. */
    record Plan(JobRequest request, JobConfiguration configuration) {}

    Plan plan(FlowRun run, RoundReads reads) {
        WorkPool pool = reads.pool();
        Deployment deployment = run.deploymentId() == null ? null : reads.deployment(run.deploymentId());
        Flow flow = reads.flow(run.flowId());
        ObjectNode variables = JobVariables.merge(
                deployment == null ? null : object(deployment.jobVariables()), object(run.jobVariables()));
        ResolvedTemplate filled =
                BaseJobTemplate.of(object(pool.baseJobTemplate())).fill(variables, System.getenv());
        JobConfiguration configuration =
                JobConfiguration.of(referencesRead(filled), defaults()).prepared(context(run, flow, deployment, pool));
        if (!configuration.org().equals(org)) {
            throw new UsageException(
                    "The job variable org is '" + configuration.org() + "', but this worker's client is of '" + org
                            + "': remove the variable or run a worker for that organisation");
        }
        if (configuration.token() != null) {
            throw new UsageException(
                    "The job variable config names a block with a token of its own, which this worker does not use yet:"
                            + " remove the variable, jobs are started with the worker's own token");
        }
        CronWorkload workload =
                JobManifestConverter.forGvc(org, configuration.gvc()).convert(configuration.jobManifest());
        JobRequest request = new JobRequest(
                run.id(),
                flow.name(),
                configuration.gvc(),
                configuration.location(),
                workload,
                configuration.jobType(),
                configuration.podWatchTimeout(),
                identity.agent(),
                earlier(run));
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

    /** A block may name variables, so what the template refers to is read twice. */
    private ResolvedTemplate referencesRead(ResolvedTemplate filled) {
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
                .environment(identity.jobEnvironment())
                .localApiUrlIntended(settings.jobApiUrl() != null);
        if (identity.labelsPoolAndWorker()) {
            context.workPoolId(pool.id()).workPoolName(pool.name()).workerName(settings.name());
        }
        if (deployment != null) {
            context.deploymentId(deployment.id())
                    .deploymentName(deployment.name())
                    .deploymentUpdated(deployment.updated());
        }
        return context.build();
    }

    private @Nullable InfrastructurePid earlier(FlowRun run) {
        return run.infrastructurePid() != null
                        && InfrastructurePid.parse(run.infrastructurePid()) instanceof ParsedPid.Cpln known
                ? known.pid()
                : null;
    }

    /** Servers say null where nothing was given. */
    private ObjectNode object(@Nullable Map<String, @Nullable Object> json) {
        JsonNode tree = mapper.valueToTree(json);
        return tree instanceof ObjectNode object ? object : mapper.createObjectNode();
    }
}
