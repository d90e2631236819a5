/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The followed jobs of a workload and location. Guarded by the lock of their {@link WorkloadLog}. */
final class FollowedJobs {

    private static final String REPLICA = "command-";

    /** The jobs, by the start of the names of their replicas. */
    private final TreeMap<String, FollowedJob> byReplica = new TreeMap<>();

    private final Set<FollowedJob> draining = new HashSet<>();

    void add(FollowedJob job) {
        byReplica.put(REPLICA + job.pid().command(), job);
    }

    boolean remove(FollowedJob job) {
        draining.remove(job);
        return byReplica.remove(REPLICA + job.pid().command(), job);
    }

    boolean contains(FollowedJob job) {
        return byReplica.get(REPLICA + job.pid().command()) == job;
    }

    boolean isEmpty() {
        return byReplica.isEmpty();
    }

    List<FollowedJob> all() {
        return List.copyOf(byReplica.values());
    }

    /** Returns the job that wrote a line, or {@code null} if it is not followed. */
    @Nullable
    FollowedJob writer(LogEntry line) {
        String replica = line.labels().getOrDefault("replica", "");
        Map.Entry<String, FollowedJob> candidate = byReplica.floorEntry(replica);
        // All ids have the same form, so no other start of a name is between that of the job and the name itself.
        return candidate != null && replica.startsWith(candidate.getKey()) ? candidate.getValue() : null;
    }

    /** Returns whether missing lines of a job can be read. */
    boolean isReadable() {
        return byReplica.values().stream().anyMatch(FollowedJob::canRead);
    }

    /** Returns jobs whose missing lines can be read, those with similar starts together. */
    List<FollowedJob> readable(int limit) {
        return byReplica.values().stream()
                .filter(FollowedJob::canRead)
                .sorted(Comparator.comparingLong(FollowedJob::resumeFrom))
                .limit(limit)
                .toList();
    }

    void drain(FollowedJob job, long nowNanos) {
        if (contains(job)) {
            draining.add(job);
            job.drain(nowNanos);
        }
    }

    /** Returns the jobs that have ended and of which no line is known to be missing. */
    List<FollowedJob> liveDraining() {
        return draining.stream()
                .filter(job -> job.stage() == FollowedJob.Stage.LIVE)
                .toList();
    }

    /** Returns the jobs that have ended and of which no more lines are expected. */
    List<FollowedJob> drained(long nowNanos) {
        return draining.stream().filter(job -> job.isDrained(nowNanos)).toList();
    }

    /** Returns all jobs that have ended. */
    List<FollowedJob> draining() {
        return List.copyOf(draining);
    }
}
