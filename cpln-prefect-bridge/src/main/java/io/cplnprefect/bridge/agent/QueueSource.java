/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.platform.RunPlatform;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.bridge.worker.DueRuns;
import io.cplnprefect.bridge.worker.RunSource;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.workpool.ScheduledFlowRun;
import io.cplnprefect.prefect.workpool.ScheduledRunsQuery;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workqueue.QueueRunsQuery;
import io.cplnprefect.prefect.workqueue.WorkQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flow runs of the work queues of an agent, whose infrastructure blocks configure the jobs. */
final class QueueSource implements RunSource {

    private static final String TYPE = "prefect-agent";
    private static final int FIRST_MAJOR_WITHOUT_AGENTS = 3;

    private final Prefect prefect;
    private final AgentSettings settings;
    private final String pool;
    private final AgentQueues queues;
    private final InfrastructureDocuments infrastructures;
    private final OwnDeployments deployments;

    QueueSource(Prefect prefect, TimeSource time, AgentSettings settings) {
        this.prefect = prefect;
        this.settings = settings;
        this.pool = settings.worker().workPool();
        this.queues = new AgentQueues(prefect, time, settings);
        this.infrastructures = new InfrastructureDocuments(prefect, settings.defaultInfrastructure());
        this.deployments = new OwnDeployments(prefect, infrastructures);
    }

    @Override
    public void check(PlatformClients clients) {
        if (prefect.version().major() >= FIRST_MAJOR_WITHOUT_AGENTS) {
            throw new UsageException(
                    "Invalid Prefect server " + prefect.version()
                            + " for an agent: agents exist up to 2.20. Publish the infrastructure block as a work pool and start a worker");
        }
        infrastructures.check();
        if (settings.workPool() == null) {
            return;
        }
        try {
            requireAgentPool(prefect.workPools().read(pool).execute());
        } catch (ServiceException.NotFound missing) {
            throw new UsageException(
                    "Invalid work pool '" + pool + "' of the agent: it does not exist. Create it with the type '" + TYPE
                            + "', or start a worker",
                    missing);
        }
    }

    private static WorkPool requireAgentPool(WorkPool pool) {
        if (!pool.type().equals(TYPE)) {
            throw new UsageException("Invalid work pool '" + pool.name() + "' of the agent: it has the type '"
                    + pool.type() + "', expected '" + TYPE + "'. Start a worker for it");
        }
        return pool;
    }

    @Override
    public WorkPool pool() {
        queues.read();
        try {
            return requireAgentPool(prefect.workPools().read(pool).execute());
        } catch (ServiceException.NotFound missing) {
            if (settings.workPool() != null) {
                throw missing;
            }
            // As the server does with the first queue that has no work pool.
            return createDefault();
        }
    }

    private WorkPool createDefault() {
        try {
            return prefect.workPools()
                    .create(WorkPoolCreate.builder().name(pool).type(TYPE).build())
                    .execute();
        } catch (ServiceException.Conflict createdByAnotherAgent) {
            return prefect.workPools().read(pool).execute();
        }
    }

    @Override
    public DueRuns due(Instant scheduledBefore) {
        DueRuns due = settings.workPool() == null ? ofQueues(scheduledBefore) : ofPool(scheduledBefore);
        return new DueRuns(deployments.select(due.runs()), due.date());
    }

    private DueRuns ofPool(Instant scheduledBefore) {
        ScheduledRunsQuery.Builder query = ScheduledRunsQuery.builder().scheduledBefore(scheduledBefore);
        if (!queues.isAll()) {
            Set<String> names = queues.names();
            if (names.isEmpty()) {
                return new DueRuns(List.of(), null);
            }
            query.workQueueNames(names);
        }
        ApiResponse<List<ScheduledFlowRun>> response =
                prefect.workPools().scheduledFlowRuns(pool, query.build()).executeForResponse();
        return new DueRuns(
                response.body().stream().map(ScheduledFlowRun::flowRun).toList(), response.date());
    }

    /** Each read of a queue is also the sign of life that the server expects of an agent. */
    private DueRuns ofQueues(Instant scheduledBefore) {
        QueueRunsQuery query =
                QueueRunsQuery.builder().scheduledBefore(scheduledBefore).build();
        List<FlowRun> runs = new ArrayList<>();
        Instant date = null;
        for (WorkQueue queue : queues.read()) {
            ApiResponse<List<FlowRun>> response =
                    prefect.workQueues().scheduledFlowRuns(queue.id(), query).executeForResponse();
            date = response.date();
            runs.addAll(response.body());
        }
        runs.sort(
                Comparator.comparing(FlowRun::nextScheduledStartTime, Comparator.nullsLast(Comparator.naturalOrder())));
        return new DueRuns(runs, date);
    }

    @Override
    public JobConfiguration configuration(
            WorkPool workPool,
            @Nullable Deployment deployment,
            FlowRun run,
            FlowRunContext context,
            Map<String, String> defaults) {
        if (deployment == null) {
            throw new UsageException(
                    "The flow run has no deployment, whose infrastructure block would configure its job");
        }
        return infrastructures.read(deployment).configuration(context, defaults);
    }

    @Override
    public RunPlatform platform(PlatformClients clients) {
        return new RunPlatform(
                prefect, clients, new BlockNames(infrastructures, clients.own().org()));
    }

    @Override
    public Set<String> observedQueues() {
        return queues.names();
    }

    @Override
    public boolean sharesByName() {
        return true;
    }
}
