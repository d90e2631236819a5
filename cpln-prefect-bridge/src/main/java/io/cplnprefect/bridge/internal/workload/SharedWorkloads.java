/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The suspended cron workloads that jobs of the same shape share. A workload is found by the hash of its spec, or created with a
 * name derived from that hash, so that concurrent submitters share one workload. Thread-safe.
 */
public final class SharedWorkloads {

    private static final Logger LOG = LoggerFactory.getLogger(SharedWorkloads.class);

    private static final Duration CACHE_TIME = Duration.ofSeconds(60);

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final WorkloadReadiness readiness;
    private final WorkloadQuota quota;
    private final Map<Key, Entry> cache = new ConcurrentHashMap<>();

    public SharedWorkloads(OrgScope org, ObjectMapper mapper, TimeSource time) {
        this.org = org;
        this.mapper = mapper;
        this.time = time;
        this.readiness = new WorkloadReadiness(org, time);
        this.quota = new WorkloadQuota(org);
    }

    /**
     * Returns a workload that matches the request and is ready in the location. Concurrent calls for the same workload
     * share one search: the first call searches, the others wait for its result.
     */
    public ReadyWorkload ready(WorkloadRequest request, JobLocation location) throws InterruptedException {
        Key key = Key.of(request, location);
        while (true) {
            Entry own = new Entry(time.nanoTime().getAsLong());
            Entry entry = cache.compute(key, (same, before) -> before == null || isExpired(before) ? own : before);
            if (entry == own) {
                return complete(key, own, request, location);
            }
            try {
                return entry.workload.get();
            } catch (ExecutionException failureOfAnother) {
                // It may have been a short one, so this request searches itself.
                LOG.debug("The shared search for a workload failed", failureOfAnother);
            }
        }
    }

    private ReadyWorkload complete(Key key, Entry own, WorkloadRequest request, JobLocation location)
            throws InterruptedException {
        try {
            ReadyWorkload workload = findOrCreate(request, location);
            own.workload.complete(workload);
            return workload;
        } catch (RuntimeException | InterruptedException e) {
            cache.remove(key, own);
            own.workload.completeExceptionally(e);
            throw e;
        }
    }

    /** Removes a workload that was deleted from the cache. */
    public void forget(WorkloadRequest request, JobLocation location) {
        cache.remove(Key.of(request, location));
    }

    private boolean isExpired(Entry entry) {
        return time.nanoTime().getAsLong() - entry.sinceNanos > CACHE_TIME.toNanos() && entry.workload.isDone();
    }

    private ReadyWorkload findOrCreate(WorkloadRequest request, JobLocation location) throws InterruptedException {
        RequiredWorkload required = new RequiredWorkload(org.name(), request, mapper);
        long readNanos = time.nanoTime().getAsLong();
        WorkloadSelection selection = find(required);
        Workload workload = confirmed(request, selection.chosen());
        if (workload == null) {
            selection
                    .rejected()
                    .forEach((name, reason) -> request.about().workload(name).warn(LOG, "Not used, because " + reason));
            workload = new WorkloadCreation(org, request, required, quota, time).create();
            log(request, workload, "Created");
        } else {
            log(request, workload, "Found by its spec hash");
        }
        long begin = time.nanoTime().getAsLong();
        String ready = readiness.await(request.gvc(), workload, location, request.readiness());
        Duration waited = Duration.ofNanos(time.nanoTime().getAsLong() - begin);
        log(request, workload, "Ready after " + waited.toSeconds() + " s");
        return new ReadyWorkload(workload.name(), ready, readNanos);
    }

    private WorkloadSelection find(RequiredWorkload required) {
        return WorkloadSelection.of(org.workloads().query(required.query()).stream(), required);
    }

    /** A list may be stale, and then contain a workload that was retired or deleted since. */
    private @Nullable Workload confirmed(WorkloadRequest request, @Nullable Workload listed) {
        if (listed == null) {
            return null;
        }
        try {
            Workload workload =
                    org.gvc(request.gvc()).workloads().get(listed.name()).execute();
            return RequiredWorkload.isRetired(workload) ? null : workload;
        } catch (ServiceException.NotFound deleted) {
            return null;
        }
    }

    private static void log(WorkloadRequest request, Workload workload, String message) {
        request.about().workload(workload.name()).info(LOG, message);
    }

    private record Key(String gvc, String hash, @Nullable String jobType, JobLocation location) {
        static Key of(WorkloadRequest request, JobLocation location) {
            return new Key(request.gvc(), request.workload().specHash(), request.jobType(), location);
        }
    }

    /** A search, completed by the thread that created the entry. */
    private static final class Entry {
        private final CompletableFuture<ReadyWorkload> workload = new CompletableFuture<>();
        private final long sinceNanos;

        Entry(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }
}
