/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.platform.RunPlatform;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.bridge.template.TemplateReader;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flow runs of a work pool of type {@code cpln}, whose template configures the jobs. */
final class PoolSource implements RunSource {

    private final Prefect prefect;
    private final WorkerSettings settings;
    private final WorkPoolSetup pools;
    private final TemplateReader templates;

    PoolSource(Prefect prefect, WorkerSettings settings) {
        this.prefect = prefect;
        this.settings = settings;
        this.pools = new WorkPoolSetup(prefect, prefect.connection().mapper());
        this.templates = new TemplateReader(prefect);
    }

    @Override
    public void check(PlatformClients clients) {
        pools.check(settings.workPool(), clients);
    }

    @Override
    public WorkPool pool() {
        return pools.ensure(settings.workPool(), () -> WorkerIdentity.defaultImage(settings, prefect.version()));
    }

    @Override
    public DueRuns due(Instant scheduledBefore) {
        ScheduledRunsQuery.Builder query = ScheduledRunsQuery.builder().scheduledBefore(scheduledBefore);
        if (!settings.workQueues().isEmpty()) {
            query.workQueueNames(settings.workQueues());
        }
        ApiResponse<List<ScheduledFlowRun>> response = prefect.workPools()
                .scheduledFlowRuns(settings.workPool(), query.build())
                .executeForResponse();
        return new DueRuns(
                response.body().stream().map(ScheduledFlowRun::flowRun).toList(), response.date());
    }

    @Override
    public JobConfiguration configuration(
            WorkPool pool,
            @Nullable Deployment deployment,
            FlowRun run,
            FlowRunContext context,
            Map<String, String> defaults) {
        return JobConfiguration.of(templates.read(pool, deployment, run.jobVariables()), defaults)
                .prepared(context);
    }

    @Override
    public RunPlatform platform(PlatformClients clients) {
        return new RunPlatform(prefect, clients);
    }

    @Override
    public Set<String> observedQueues() {
        return Set.of();
    }

    @Override
    public boolean sharesByName() {
        return false;
    }
}
