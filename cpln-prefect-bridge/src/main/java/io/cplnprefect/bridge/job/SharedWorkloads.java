/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
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
final class SharedWorkloads {

    private static final Logger LOG = LoggerFactory.getLogger(SharedWorkloads.class);

    private static final Duration CACHE_TIME = Duration.ofSeconds(60);

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final WorkloadReadiness readiness;
    private final Map<Key, Entry> cache = new ConcurrentHashMap<>();

    SharedWorkloads(OrgScope org, ObjectMapper mapper, TimeSource time) {
        this.org = org;
        this.mapper = mapper;
        this.time = time;
        this.readiness = new WorkloadReadiness(org, time);
    }

    /**
     * Returns the name of a workload that matches the request and is ready in the location. Concurrent calls for the same workload
     * share one search: the first call searches, the others wait for its result.
     */
    String ready(JobRequest request, String location) throws InterruptedException {
        Key key = Key.of(request, location);
        while (true) {
            Entry own = new Entry(time.nanoTime().getAsLong());
            Entry entry = cache.compute(key, (same, before) -> before == null || isExpired(before) ? own : before);
            if (entry == own) {
                return complete(key, own, request, location);
            }
            try {
                return entry.name.get();
            } catch (ExecutionException failureOfAnother) {
                // It may have been a short one, so this request searches itself.
                LOG.debug("The shared search for a workload failed", failureOfAnother);
            }
        }
    }

    private String complete(Key key, Entry own, JobRequest request, String location) throws InterruptedException {
        try {
            String name = findOrCreate(request, location);
            own.name.complete(name);
            return name;
        } catch (RuntimeException | InterruptedException e) {
            cache.remove(key, own);
            own.name.completeExceptionally(e);
            throw e;
        }
    }

    /** Removes a workload that was deleted from the cache. */
    void forget(JobRequest request, String location) {
        cache.remove(Key.of(request, location));
    }

    private boolean isExpired(Entry entry) {
        return time.nanoTime().getAsLong() - entry.sinceNanos > CACHE_TIME.toNanos() && entry.name.isDone();
    }

    private String findOrCreate(JobRequest request, String location) throws InterruptedException {
        RequiredWorkload required = new RequiredWorkload(request, mapper);
        Workload workload = find(required).orElse(null);
        if (workload == null) {
            workload = new WorkloadCreation(org.gvc(request.gvc()), request, required, time).create();
            log(request, workload, "Created");
        } else {
            log(request, workload, "Found by its spec hash");
        }
        Duration waited = readiness.await(request, workload, location);
        log(request, workload, "Ready after " + waited.toSeconds() + " s");
        return workload.name();
    }

    private Optional<Workload> find(RequiredWorkload required) {
        return org.workloads().query(required.query()).stream()
                .filter(required::matchesSpecOf)
                .min(Comparator.comparing((Workload workload) -> String.valueOf(workload.created()))
                        .thenComparing(Workload::name));
    }

    private static void log(JobRequest request, Workload workload, String message) {
        LOG.info(request.about(LogArea.WORKLOAD).workload(workload.name()).text(message));
    }

    private record Key(String gvc, String hash, @Nullable String jobType, String location) {
        static Key of(JobRequest request, String location) {
            return new Key(request.gvc(), request.workload().specHash(), request.jobType(), location);
        }
    }

    /** A search, completed by the thread that created the entry. */
    private static final class Entry {
        private final CompletableFuture<String> name = new CompletableFuture<>();
        private final long sinceNanos;

        Entry(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }
}
