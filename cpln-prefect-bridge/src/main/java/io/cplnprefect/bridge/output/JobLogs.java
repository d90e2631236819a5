/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.bridge.manifest.JobManifestConverter;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of many jobs while they run, each delivered once to the consumer of its job.
 *
 * <pre>{@code
 * try (JobLogs logs = new JobLogs(controlPlane, controlPlane.time(), executor, JobLogsSettings.DEFAULT)) {
 *     logs.follow(pid, "aws-eu-central-1", command.created(), line -> System.out.println(line.line()));
 *     // when the job has ended:
 *     logs.finish(pid, () -> System.out.println("All lines were delivered"));
 * }
 * }</pre>
 *
 * <p>There is one connection per workload and location, whatever the number of jobs. Lines that it does not deliver, such as those
 * before the connection or between two, are read from the log by one request for all jobs of the workload. Equal lines, equal times
 * and lines that become visible up to {@link JobLogsSettings#overlap()} late are each delivered once. All times are those of the
 * service, so that the local clock may be wrong.
 *
 * <p>A connection that ends is made again after 1, 2, 4 … 30 seconds, reduced by up to half at random. If the service rejects the
 * token, one warning is logged and no line of the organization is read until the next {@link #follow} in it. No failure affects a job.
 *
 * <p>Memory is bounded by the settings per job: lines that a slow consumer cannot receive are not kept but read again later.
 *
 * <p>Thread-safe. No method waits. The object has no thread of its own: lines are delivered on the executor, everything else happens
 * on threads of the client and of the time source.
 */
public final class JobLogs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);

    private static final Duration BEFORE_START = Duration.ofSeconds(60);

    private record Place(String org, String gvc, String location, String workload) {}

    private record Followed(FollowedJob job, WorkloadLog log) {}

    private final ControlPlane controlPlane;
    private final JobLogsSettings settings;
    private final SharedLogs shared;

    /** Guarded by this object. */
    private final Map<InfrastructurePid, Followed> jobs = new HashMap<>();
    /** Guarded by this object. */
    private final Map<Place, WorkloadLog> logs = new HashMap<>();
    /** The organizations whose logs the token may not read. Guarded by this object. */
    private final Set<String> refused = new HashSet<>();
    /** Guarded by this object. */
    private boolean closed;

    /**
     * Creates the object. Nothing is sent.
     *
     * @param controlPlane the client, which is not closed
     * @param time the source of waits and randomness
     * @param executor runs the consumers; it must not run a task on the calling thread, and is not shut down
     * @param settings the settings
     */
    public JobLogs(ControlPlane controlPlane, TimeSource time, Executor executor, JobLogsSettings settings) {
        this.controlPlane = controlPlane;
        this.settings = settings;
        this.shared = new SharedLogs(
                time, new ReadSlots(settings.reads()), new Deliveries(executor, settings.consumers()), new Events());
    }

    /**
     * Delivers the lines of a job, from its first line on. Has no effect on a job that is followed already.
     *
     * @param pid the job
     * @param location name of the location in which it runs
     * @param created when its command was created, by the clock of the service
     * @param lines receives the lines
     * @throws IllegalStateException if this object is closed
     */
    public void follow(InfrastructurePid pid, String location, Instant created, LineConsumer lines) {
        Place place = new Place(pid.org(), pid.gvc(), location, pid.workload());
        long start = LogTime.nanos(created.minus(BEFORE_START));
        WorkloadLog log;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The logs of jobs are closed. Create a new object.");
            }
            if (jobs.containsKey(pid)) {
                return;
            }
            log = logs.computeIfAbsent(place, absent -> create(absent, start));
            LineQueue queue =
                    new LineQueue(lines, LogLine.in(LogArea.LOGS).job(pid), settings.queuedLines(), log::proceed);
            queue.afterwards(() -> remove(pid, queue));
            FollowedJob job = new FollowedJob(pid, start, settings, queue);
            log.add(job);
            jobs.put(pid, new Followed(job, log));
        }
        log.resume();
    }

    private WorkloadLog create(Place place, long startNanos) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("gvc", place.gvc());
        labels.put("location", place.location());
        labels.put("workload", place.workload());
        if (!settings.allContainers()) {
            labels.put("container", JobManifestConverter.FLOW_CONTAINER);
        }
        return new WorkloadLog(
                shared,
                controlPlane.org(place.org()),
                labels,
                LogLine.in(LogArea.LOGS).gvc(place.gvc()).workload(place.workload()),
                new LogTime(startNanos, settings.overlap()));
    }

    /**
     * Reads the last lines of a job that has ended, then runs an action. The log is read until two readings, 2 seconds apart, return
     * no new line, for up to 15 seconds.
     *
     * @param pid the job
     * @param afterwards runs once on the executor after the consumer has received the last line; earlier if the job is not
     *     followed, is stopped, or its lines cannot be read
     */
    public void finish(InfrastructurePid pid, Runnable afterwards) {
        Followed followed;
        synchronized (this) {
            followed = jobs.get(pid);
        }
        LineQueue queue = followed == null
                ? LineQueue.ofNoLines(LogLine.in(LogArea.LOGS).job(pid))
                : followed.job().queue();
        queue.afterwards(afterwards);
        if (followed != null) {
            followed.log().drain(followed.job());
        }
        shared.deliveries().start(List.of(queue));
    }

    /**
     * Ends the delivery of the lines of a job. Lines that are queued are not delivered. Has no effect on a job that is not followed.
     *
     * @param pid the job
     */
    public void stop(InfrastructurePid pid) {
        Followed followed;
        synchronized (this) {
            followed = jobs.remove(pid);
        }
        if (followed != null) {
            followed.log().remove(followed.job());
            followed.job().queue().clear();
            shared.deliveries().start(List.of(followed.job().queue()));
            closeUnused();
        }
    }

    /** Ends the delivery of all lines, closes all connections, and runs the actions of {@link #finish} that are due. */
    @Override
    public void close() {
        List<Followed> followed;
        List<WorkloadLog> open;
        synchronized (this) {
            closed = true;
            followed = List.copyOf(jobs.values());
            open = List.copyOf(logs.values());
            jobs.clear();
            logs.clear();
        }
        open.forEach(WorkloadLog::close);
        for (Followed each : followed) {
            each.job().queue().clear();
            each.job().queue().runAfterwards();
        }
    }

    private synchronized void remove(InfrastructurePid pid, LineQueue queue) {
        Followed followed = jobs.get(pid);
        if (followed != null && followed.job().queue() == queue) {
            jobs.remove(pid);
        }
    }

    private void closeUnused() {
        List<WorkloadLog> unused;
        synchronized (this) {
            unused = logs.values().stream().filter(WorkloadLog::isEmpty).toList();
            logs.values().removeAll(unused);
        }
        unused.forEach(WorkloadLog::close);
    }

    private synchronized List<WorkloadLog> logsOf(String org) {
        return logs.entrySet().stream()
                .filter(log -> log.getKey().org().equals(org))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The events of the logs of workloads. */
    private final class Events implements SharedLogs.Events {

        @Override
        public void drained(FollowedJob job) {
            closeUnused();
        }

        @Override
        public void refused(String org, ServiceException refusal) {
            boolean first;
            synchronized (JobLogs.this) {
                first = refused.add(org);
            }
            if (first) {
                LogLine.in(LogArea.LOGS)
                        .warn(
                                LOG,
                                "No log lines of the jobs in org " + org + ": " + refusal.getMessage()
                                        + ". The token needs the permission readLogs on the org. The token that Control Plane injects"
                                        + " into workloads does not have it; use the key of a service account");
            }
            logsOf(org).forEach(WorkloadLog::suspend);
        }

        @Override
        public void permitted(String org) {
            boolean wasRefused;
            synchronized (JobLogs.this) {
                wasRefused = refused.remove(org);
            }
            if (wasRefused) {
                logsOf(org).forEach(WorkloadLog::resume);
            }
        }
    }
}
