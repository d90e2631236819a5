/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.manifest.WorkloadName;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.query.Query;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The suspended cron workloads that jobs of one shape share. A workload is found by the hash of its spec, or created under a
 * name made of that hash, so that any number of submitters end up with one.
 */
final class SharedWorkloads {

    private static final Logger LOG = LoggerFactory.getLogger(SharedWorkloads.class);

    static final String CREATED_BY_PREFECT = "cpln/createdByPrefect";
    static final String SPEC_HASH = "cpln/specHash";
    static final String JOB_TYPE = "cpln/prefectJobType";

    private static final String RETIRED = "retired";
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final int CREATE_ATTEMPTS = 3;
    private static final int MAX_GENERATIONS = 20;

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final Map<Key, Entry> known = new ConcurrentHashMap<>();

    SharedWorkloads(OrgScope org, ObjectMapper mapper, TimeSource time) {
        this.org = org;
        this.mapper = mapper;
        this.time = time;
    }

    /**
     * The name of a workload that fits and is ready in the location. Asked for the same by several threads, one looks and the
     * others wait for its answer.
     */
    String ready(JobRequest request, String location) throws InterruptedException {
        Key key = Key.of(request, location);
        Entry mine = new Entry(time.nanoTime().getAsLong());
        Entry entry = known.compute(key, (same, before) -> before == null || expired(before) ? mine : before);
        if (entry == mine) {
            try {
                mine.name.complete(findReady(request, location));
            } catch (RuntimeException | InterruptedException e) {
                known.remove(key, mine);
                mine.name.completeExceptionally(e);
                throw e;
            }
        }
        try {
            return entry.name.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new JobNotStartedException("The wait for a shared workload was given up", e.getCause());
        }
    }

    /** Forgets a workload that turned out to be gone. */
    void forget(JobRequest request, String location) {
        known.remove(Key.of(request, location));
    }

    private boolean expired(Entry entry) {
        return time.nanoTime().getAsLong() - entry.sinceNanos > REMEMBERED.toNanos() && entry.name.isDone();
    }

    private String findReady(JobRequest request, String location) throws InterruptedException {
        Workload workload = find(request).orElse(null);
        if (workload == null) {
            requireIdentity(request);
            workload = create(request, 1);
            log(request, workload, "Created");
        } else {
            log(request, workload, "Found by its spec hash");
        }
        awaitReady(request, workload, location);
        return workload.name();
    }

    private Optional<Workload> find(JobRequest request) {
        String hash = request.workload().specHash();
        Query.Builder query = Query.all()
                .rel("gvc", request.gvc())
                .tag(CREATED_BY_PREFECT, "true")
                .tag(SPEC_HASH, hash);
        if (request.jobType() == null) {
            query.tagAbsent(JOB_TYPE);
        } else {
            query.tag(JOB_TYPE, request.jobType());
        }
        return org.workloads().query(query.build()).stream()
                .filter(workload -> fits(workload, request))
                .min(Comparator.comparing((Workload workload) -> String.valueOf(workload.created()))
                        .thenComparing(Workload::name));
    }

    private boolean fits(Workload workload, JobRequest request) {
        JsonNode spec = mapper.valueToTree(workload.spec());
        return SpecMatch.fits(spec, request.workload().spec());
    }

    /** The platform would refuse the workload in words that no job variable can be recognised by. */
    private void requireIdentity(JobRequest request) {
        String link = request.workload().spec().path("identityLink").asText();
        if (link.isEmpty()) {
            return;
        }
        String identity = link.substring(link.lastIndexOf('/') + 1);
        try {
            org.gvc(request.gvc()).identities().get(identity).execute();
        } catch (ServiceException.NotFound missing) {
            throw new JobNotStartedException(
                    "There is no identity " + identity + " in GVC " + request.gvc()
                            + ": create it, or change the job variable service_account_name",
                    missing);
        }
    }

    private Workload create(JobRequest request, int generation) throws InterruptedException {
        if (generation > MAX_GENERATIONS) {
            throw new JobNotStartedException(
                    "Workload: " + MAX_GENERATIONS + " names for this spec are all retired; run the cleanup", null);
        }
        String name = WorkloadName.of(request.jobType(), request.workload().specHash(), generation);
        GvcScope gvc = org.gvc(request.gvc());
        for (int attempt = 1; ; attempt++) {
            try {
                gvc.workloads().create(document(request, name)).execute();
                return gvc.workloads().get(name).execute();
            } catch (ServiceException.Conflict | ServiceException.BadRequest e) {
                if (!alreadyExists(e)) {
                    throw new JobNotStartedException("Workload " + name + " was refused: " + e.getMessage(), e);
                }
                return adopt(request, name, generation);
            } catch (TransportException | ServiceException.ServerError e) {
                // The answer is lost, not necessarily the workload: its name tells.
                Workload there = named(gvc, name);
                if (there != null) {
                    return adopt(request, name, generation);
                }
                if (attempt == CREATE_ATTEMPTS) {
                    throw new JobNotStartedException(
                            "Workload " + name + " could not be created: " + e.getMessage(), e);
                }
                time.sleep(POLL);
            } catch (ServiceException e) {
                throw new JobNotStartedException("Workload " + name + " was refused: " + e.getMessage(), e);
            }
        }
    }

    private static boolean alreadyExists(ServiceException e) {
        return e instanceof ServiceException.Conflict || e.serverMessage().contains("already exists");
    }

    private static @Nullable Workload named(GvcScope gvc, String name) {
        try {
            return gvc.workloads().get(name).execute();
        } catch (ServiceException.NotFound none) {
            return null;
        }
    }

    private Workload adopt(JobRequest request, String name, int generation) throws InterruptedException {
        Workload there = named(org.gvc(request.gvc()), name);
        if (there == null) {
            return create(request, generation + 1);
        }
        Object hash = there.tags().get(SPEC_HASH);
        boolean ours = "true".equals(String.valueOf(there.tags().get(CREATED_BY_PREFECT)));
        if (ours && RETIRED.equals(hash)) {
            return create(request, generation + 1);
        }
        if (!ours || !request.workload().specHash().equals(hash) || !fits(there, request)) {
            throw new JobNotStartedException(
                    "Workload: the name " + name + " in GVC " + request.gvc()
                            + " is taken by a workload that was not made for these jobs, or was changed by hand; rename or delete it",
                    null);
        }
        return there;
    }

    private Workload document(JobRequest request, String name) {
        Map<String, Object> tags = new TreeMap<>();
        tags.put(CREATED_BY_PREFECT, "true");
        tags.put(SPEC_HASH, request.workload().specHash());
        if (request.jobType() != null) {
            tags.put(JOB_TYPE, request.jobType());
        }
        return Workload.builder()
                .name(name)
                .tags(tags)
                .spec(mapper.convertValue(request.workload().spec(), io.cplnprefect.cpln.model.WorkloadSpec.class))
                .build();
    }

    private void awaitReady(JobRequest request, Workload workload, String location) throws InterruptedException {
        long begin = time.nanoTime().getAsLong();
        long limit = request.readiness().toNanos();
        while (true) {
            String word;
            try {
                Deployment deployment = deployment(request, workload, location);
                if (deployment != null && Readiness.of(deployment, workload)) {
                    long waited = time.nanoTime().getAsLong() - begin;
                    log(
                            request,
                            workload,
                            "Ready after " + Duration.ofNanos(waited).toSeconds() + " s");
                    return;
                }
                word = deployment == null ? "no deployment there yet" : Readiness.message(deployment);
            } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
                word = String.valueOf(unreachable.getMessage());
            }
            if (time.nanoTime().getAsLong() - begin + POLL.toNanos() > limit) {
                throw new JobNotStartedException(
                        "Workload /org/" + org.name() + "/gvc/" + request.gvc() + "/workload/" + workload.name()
                                + " was not ready in " + location + " within "
                                + request.readiness().toSeconds()
                                + " s; its last word: " + word
                                + ". Raise the job variable pod_watch_timeout_seconds if it needs longer",
                        null);
            }
            time.sleep(POLL);
        }
    }

    private @Nullable Deployment deployment(JobRequest request, Workload workload, String location) {
        return org.gvc(request.gvc()).workload(workload.name()).deployments().list().stream()
                .filter(each -> location.equals(each.name()))
                .findFirst()
                .orElse(null);
    }

    private static void log(JobRequest request, Workload workload, String message) {
        LOG.info(request.about(LogArea.WORKLOAD).workload(workload.name()).text(message));
    }

    private record Key(String gvc, String hash, @Nullable String jobType, String location) {
        static Key of(JobRequest request, String location) {
            return new Key(request.gvc(), request.workload().specHash(), request.jobType(), location);
        }
    }

    /** One look for a workload; the thread that made the entry does the looking. */
    private static final class Entry {
        private final CompletableFuture<String> name = new CompletableFuture<>();
        private final long sinceNanos;

        Entry(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }
}
