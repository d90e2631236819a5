/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.cleanup.CleanupEvent.Result;
import io.cplnprefect.bridge.internal.workload.WorkloadQuota;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.prefect.Prefect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the objects that the bridge has created and that have been unused for a day: workloads, their identities and policies, and
 * secrets with the credentials of workers on Control Plane; records of workers on Prefect's server.
 *
 * <p>An object is deleted in steps that may fall into different rounds and processes: one round retires it, a later one examines it
 * again and deletes it. A workload with a live job, or in which a submission of any process may still start one, is not deleted.
 * Rounds can be missed or repeated, and several processes can run them at the same time. Objects of other agents, and objects that were
 * created by hand, are kept.
 *
 * <p>A round reads the lists of the objects page by page, and sends up to four requests for each object that was not changed for the
 * orphan age. Constructing sends no request. Thread-safe; rounds run one after another.
 */
public final class Cleanup {

    private static final Logger LOG = LoggerFactory.getLogger(Cleanup.class);

    private final Prefect prefect;
    private final OrgScope org;
    private final TimeSource time;
    private final CleanupSettings settings;
    private final CleanupRule rule;
    private final WorkloadQuota quota;
    private final ReentrantLock running = new ReentrantLock();

    /**
     * Creates a cleanup.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param controlPlane client of the Control Plane API, which the caller closes; it needs an organization
     * @param settings the settings
     * @throws UsageException if settings are invalid or missing, or the client has no organization
     */
    public Cleanup(Prefect prefect, ControlPlane controlPlane, CleanupSettings settings) {
        this(prefect, controlPlane, settings, new CleanupRule(settings.orphanAge(), settings.retirement()));
    }

    Cleanup(Prefect prefect, ControlPlane controlPlane, CleanupSettings settings, CleanupRule rule) {
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        this.prefect = prefect;
        this.org = controlPlane.org();
        this.time = controlPlane.time();
        this.settings = settings;
        this.rule = rule;
        this.quota = new WorkloadQuota(org);
    }

    /**
     * Runs one round.
     *
     * @return what was done with each object; failed requests are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if a GVC cannot be read; nothing was changed
     */
    public CleanupReport runOnce() {
        running.lock();
        try {
            CleanupRound round = new CleanupRound(rule, new Removal(time), settings.dryRun(), now());
            ExistingWorkloads workloads = new ExistingWorkloads(org);
            for (String gvc : settings.gvcs()) {
                round.clean(new WorkloadCandidates(org.gvc(gvc), org.name(), settings.foreign()));
                round.clean(new IdentityCandidates(org.gvc(gvc), org.name(), workloads));
            }
            round.clean(new PolicyCandidates(org, settings.gvcs(), workloads));
            WorkerRecords workers = new WorkerRecords(prefect, settings, round);
            round.attempt("The workers", workers::clean);
            Set<String> remaining = workers.remaining();
            if (remaining != null) {
                round.clean(new SecretCandidates(org, remaining));
            }
            return logged(new CleanupReport(settings.dryRun(), round.events(), quotas(round), round.problems()));
        } finally {
            running.unlock();
        }
    }

    /** Reads the time before the lists, so that ages are never too high. */
    private Instant now() {
        Instant now = Instant.MAX;
        for (String gvc : settings.gvcs()) {
            Instant date = org.gvcs().get(gvc).executeForResponse().date();
            if (date == null) {
                throw new UsageException("Invalid response of Control Plane for GVC '" + gvc
                        + "': it has no Date header, by which the age of objects is determined. Check the proxy");
            }
            now = date.isBefore(now) ? date : now;
        }
        return now;
    }

    private List<QuotaForecast> quotas(CleanupRound round) {
        List<QuotaForecast> forecasts = new ArrayList<>();
        for (String gvc : settings.gvcs()) {
            String path = "/org/" + org.name() + "/gvc/" + gvc + "/workload/";
            long retired = round.retired().stream()
                    .filter(object -> object.startsWith(path))
                    .count();
            WorkloadQuota.Limit limit = quota.limit(gvc);
            if (limit != null) {
                forecasts.add(new QuotaForecast(gvc, limit.current(), limit.max(), retired));
            }
        }
        return forecasts;
    }

    private static CleanupReport logged(CleanupReport report) {
        String dry = report.dryRun() ? " (dry run)" : "";
        for (CleanupEvent event : report.events()) {
            if (event.result() != Result.KEPT) {
                LogLine.in(LogArea.CLEANUP)
                        .info(
                                LOG,
                                event.result() + " " + event.kind() + " " + event.object() + ": " + event.reason()
                                        + dry);
            }
        }
        report.problems().forEach(problem -> LogLine.in(LogArea.CLEANUP).warn(LOG, problem));
        return report;
    }
}
