/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.internal.ServiceClock;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.platform.RunPlatform;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps flow runs and their jobs in agreement, in both directions: it reports the ends of jobs to Prefect, and stops the jobs of
 * flow runs that have ended, were cancelled or deleted. {@link SyncRule} has the decisions.
 *
 * <p>Each round reads both services anew and can be repeated, missed, or run by several processes at the same time. The only memory
 * between rounds is how often a fact was seen. Constructing sends no request. Thread-safe; rounds run one after another.
 */
public final class Sync {

    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);

    private final Prefect prefect;
    private final PlatformClients clients;
    private final RunPlatform platform;
    private final TimeSource time;
    private final SyncScope scope;
    private final SyncSettings settings;
    private final SyncMember member;
    private final ServiceClock prefectClock;
    private final ServiceClock platformClock;
    private final Map<UUID, Sighting> sightings = new HashMap<>();
    private final Set<UUID> followed = new HashSet<>();
    private final ReentrantLock running = new ReentrantLock();
    private @Nullable Set<String> lastOnline;
    private final ProblemLog ofScope = new ProblemLog();
    private final ProblemLog ofSome = new ProblemLog();

    /**
     * Creates an observation of a scope by a process that is no worker.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param clients clients of the Control Plane API, which the caller closes
     * @param scope the flow runs to observe
     * @param settings the settings
     * @throws UsageException if settings are invalid
     */
    public Sync(Prefect prefect, PlatformClients clients, SyncScope scope, SyncSettings settings) {
        this(prefect, clients, scope, settings, SyncMember.NONE, new RunPlatform(prefect, clients));
    }

    /**
     * Creates the observation of a worker.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param clients clients of the Control Plane API, which the caller closes
     * @param scope the flow runs to observe
     * @param settings the settings
     * @param member the worker
     * @param platform finds the clients of flow runs
     * @throws UsageException if settings are invalid
     */
    public Sync(
            Prefect prefect,
            PlatformClients clients,
            SyncScope scope,
            SyncSettings settings,
            SyncMember member,
            RunPlatform platform) {
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        this.prefect = prefect;
        this.clients = clients;
        this.platform = platform;
        this.time = clients.own().controlPlane().time();
        this.scope = scope;
        this.settings = settings;
        this.member = member;
        this.prefectClock = new ServiceClock(time);
        this.platformClock = new ServiceClock(time);
    }

    /**
     * Observes the flow runs of the scope once. A worker observes its share of the flow runs of its work pool.
     *
     * @return what was seen and done; failed requests of single flow runs are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the work pool or its flow runs cannot be read
     */
    public SyncReport runOnce() {
        running.lock();
        try {
            if (scope instanceof SyncScope.WorkPool pool) {
                return logged(ofPool(pool.name()), ofScope);
            }
            return logged(
                    scope instanceof SyncScope.Agent agent ? ofAgent(agent.agent()) : ofPids((SyncScope.Pids) scope),
                    ofScope);
        } finally {
            running.unlock();
        }
    }

    /**
     * Observes some flow runs once, whatever their share.
     *
     * @param flowRunIds their ids
     * @param pids the jobs that are known of them
     * @return what was seen and done; failed requests are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the flow runs cannot be read
     */
    public SyncReport runOnce(Collection<UUID> flowRunIds, Collection<InfrastructurePid> pids) {
        running.lock();
        try {
            // Both kinds of rounds must decide alike, or one would discard the evidence of the other.
            Round round = newRound(lastOnline);
            round.list(clients.jobs().live(pids));
            round.readRuns(flowRunIds);
            return logged(round.finish(), ofSome);
        } finally {
            running.unlock();
        }
    }

    /**
     * Decides about a flow run as the next round would, without the evidence of earlier rounds, and does nothing.
     *
     * @param flowRunId id of the flow run, of any scope
     * @return the facts and the decision; failed requests are part of the result and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the flow run cannot be read; that it was deleted is part of the result
     */
    public SyncPreview preview(UUID flowRunId) {
        FlowRun run = null;
        Set<String> online = null;
        try {
            ApiResponse<FlowRun> response = prefect.flowRuns().read(flowRunId).executeForResponse();
            prefectClock.set(response.date());
            run = response.body();
            online = run.workPoolName() == null
                    ? null
                    : OnlineWorkers.read(prefect, run.workPoolName()).names();
        } catch (ServiceException.NotFound deleted) {
            LOG.debug("Flow run {} does not exist", flowRunId);
        }
        return newRound(online).preview(flowRunId, run);
    }

    private static SyncReport logged(SyncReport report, ProblemLog log) {
        log.log(report.problems());
        return report;
    }

    private SyncReport ofPool(String name) {
        ApiResponse<WorkPool> pool = prefect.workPools().read(name).executeForResponse();
        prefectClock.set(pool.date());
        Set<String> online = OnlineWorkers.read(prefect, name).names();
        lastOnline = online;
        RunShare share = member.share(online);
        Round round = newRound(online);
        refreshClients(round, pool.body());
        round.list(clients.jobs().live());
        Set<UUID> open = new HashSet<>();
        OpenRuns runs = new OpenRuns(prefect, member.workQueues());
        runs.ofPool(name, run -> {
            if (open.add(run.id()) && (share.contains(run.id()) || isClaimed(run))) {
                round.seen(run);
            }
        });
        RecentEnds.ofPool(prefect, runs.queues(), name, prefectClock.now(), run -> {
            if (open.add(run.id()) && share.contains(run.id())) {
                round.seen(run);
            }
        });
        // A job of another agent has no tag of its pool, so its flow run decides.
        round.readRuns(
                round.flowRunsOf(job -> isIn(pool.body(), job)).stream()
                        .filter(id -> !open.contains(id) && share.contains(id))
                        .toList(),
                run -> name.equals(run.workPool()) && runs.selects(run));
        // Evidence of runs that have left the pool or the share must not remain.
        sightings.keySet().removeIf(id -> !round.wasSeen(id) && !member.observesAlso(id));
        return round.finish();
    }

    private void refreshClients(Round round, WorkPool pool) {
        try {
            round.problems().addSingle(platform.refresh(pool));
        } catch (ApiException e) {
            round.problems().add(String.valueOf(e.getMessage()));
        }
    }

    /** A worker may have forgotten a claim that the server wrote late. Only its own process can continue or give back the run. */
    private boolean isClaimed(FlowRun run) {
        State state = run.state();
        return state != null && state.type().equals(StateType.PENDING) && member.claimant(run.id(), state) != null;
    }

    private boolean isIn(WorkPool pool, Job job) {
        return pool.id().equals(job.workPoolId()) || (job.workPoolId() == null && settings.adoptForeign());
    }

    private SyncReport ofAgent(String agent) {
        Round round = newRound(null);
        round.list(clients.jobs().live());
        followed.addAll(round.flowRunsOf(job -> job.agent().equals(agent)));
        return ofFollowed(round);
    }

    private SyncReport ofPids(SyncScope.Pids scope) {
        Round round = newRound(null);
        List<InfrastructurePid> pids =
                scope.pids().stream().filter(pid -> clients.serves(pid.org())).toList();
        round.list(clients.jobs().live(pids));
        scope.pids().stream()
                .filter(pid -> !pids.contains(pid))
                .forEach(pid -> round.problems()
                        .add("The PID " + pid + " is of another organization than "
                                + clients.own().org()));
        followed.addAll(round.flowRunsOf(job -> scope.pids().contains(job.pid())));
        pids.stream()
                .filter(pid -> !round.isListed(pid))
                .forEach(pid -> round.read(pid).ifPresent(followed::add));
        return ofFollowed(round);
    }

    private SyncReport ofFollowed(Round round) {
        round.readRuns(new ArrayList<>(followed));
        SyncReport report = round.finish();
        followed.removeIf(round::isLeft);
        sightings.keySet().retainAll(followed);
        return report;
    }

    private Round newRound(@Nullable Set<String> online) {
        platform.newRound();
        return new Round(
                new RoundContext(prefect, clients, platform, time, settings, member, prefectClock, platformClock),
                online,
                sightings);
    }
}
