/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.BoundedReads;
import io.cplnprefect.bridge.internal.workload.RequiredWorkload;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches jobs by their commands, with paged requests per shared workload. A workload that cannot be read is a problem. */
final class JobSearch {

    /** Maximum number of terms in a query. */
    private static final int MAX_TERMS = 20;

    private static final Query LIVE = Query.any()
            .property("lifecycleStage", "pending")
            .property("lifecycleStage", "running")
            .build();

    private static final Query WORKLOADS =
            Query.all().tag(RequiredWorkload.CREATED_BY_PREFECT, "true").build();

    private final OrgScope org;
    private final Set<String> readableGvcs = ConcurrentHashMap.newKeySet();

    JobSearch(OrgScope org) {
        this.org = org;
    }

    JobList live() {
        return new Search().inAll(List.of(LIVE));
    }

    JobList liveIn(Collection<JobWorkload> workloads) {
        return new Search().in(workloads, List.of(LIVE));
    }

    JobList of(Collection<UUID> flowRunIds) {
        List<Query> queries = new ArrayList<>();
        for (List<UUID> ids : BoundedReads.chunks(flowRunIds, MAX_TERMS)) {
            Query.Builder query = Query.any();
            ids.forEach(id -> query.tag(JobTags.FLOW_RUN, id.toString()));
            queries.add(query.build());
        }
        return queries.isEmpty() ? new JobList(List.of(), List.of(), null) : new Search().inAll(queries);
    }

    /** Returns the jobs of a purpose in all workloads. */
    JobList of(JobPurpose purpose) {
        return new Search().inAll(List.of(query(purpose)));
    }

    /** Returns the jobs that a worker, or any, has started, of which Control Plane has changed the command since a time. */
    JobList changedSince(@Nullable String instance, Instant since) {
        Query.Builder newestFirst = Query.all().sortDescendingBy("lastModified");
        if (instance != null) {
            newestFirst.tag(JobTags.INSTANCE, instance);
        }
        return new Search().changedSince(newestFirst.build(), since);
    }

    private static Query query(JobPurpose purpose) {
        String tag = purpose.searchTag();
        return Query.all()
                .tag(tag, Objects.requireNonNull(purpose.tags().get(tag)))
                .build();
    }

    /** Returns the jobs of a purpose in one workload. */
    List<Job> of(JobPurpose purpose, JobWorkload workload) {
        List<Job> jobs = new ArrayList<>();
        Query query = query(purpose);
        for (Command command :
                org.gvc(workload.gvc()).workload(workload.name()).commands().query(query)) {
            Job job = JobReader.read(org.name(), workload.gvc(), workload.name(), command);
            if (job != null) {
                jobs.add(job);
            }
        }
        readableGvcs.add(workload.gvc());
        return jobs;
    }

    private record Listing(List<Command> commands, @Nullable Instant time) {}

    /** One search, which collects jobs and problems. A job is listed twice if a page shifted while it was read. */
    private final class Search {
        private final List<Job> jobs = new ArrayList<>();
        private final Set<String> commands = new HashSet<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable Instant time;

        JobList inAll(List<Query> queries) {
            return in(workloads(), queries);
        }

        JobList changedSince(Query newestFirst, Instant since) {
            for (JobWorkload workload : workloads()) {
                List<Command> commands = new ArrayList<>();
                try {
                    for (Command command : org.gvc(workload.gvc())
                            .workload(workload.name())
                            .commands()
                            .query(newestFirst)) {
                        if (command.lastModified() != null
                                && command.lastModified().isBefore(since)) {
                            break;
                        }
                        commands.add(command);
                    }
                    add(workload, new Listing(commands, null));
                } catch (ApiException e) {
                    failed(workload, e);
                }
            }
            return result();
        }

        /** Returns no workloads if they cannot be listed, which is a problem of the result. */
        private List<JobWorkload> workloads() {
            List<JobWorkload> workloads = new ArrayList<>();
            try {
                ApiResponse<Page<Workload>> first =
                        org.workloads().query(WORKLOADS).firstPage().executeForResponse();
                time = first.date();
                first.body().items().forEach(workload -> workloads.add(JobWorkload.of(workload)));
                if (first.body().next() != null) {
                    org.workloads()
                            .query(WORKLOADS)
                            .from(first.body().next())
                            .forEach(workload -> workloads.add(JobWorkload.of(workload)));
                }
            } catch (ApiException e) {
                problems.add(String.valueOf(e.getMessage()));
                return List.of();
            }
            return workloads;
        }

        JobList in(Collection<JobWorkload> workloads, List<Query> queries) {
            for (Query query : queries) {
                BoundedReads.each(workloads, workload -> list(workload, query), this::add, this::failed);
            }
            return result();
        }

        private CompletableFuture<Listing> list(JobWorkload workload, Query query) {
            Pager<Command> pager =
                    org.gvc(workload.gvc()).workload(workload.name()).commands().query(query);
            return pager.firstPage().executeForResponseAsync().thenCompose(first -> {
                List<Command> commands = first.body().items();
                String next = first.body().next();
                return next == null
                        ? CompletableFuture.completedFuture(new Listing(commands, first.date()))
                        : pager.from(next)
                                .toListAsync()
                                .thenApply(others -> new Listing(
                                        Stream.concat(commands.stream(), others.stream())
                                                .toList(),
                                        first.date()));
            });
        }

        private void add(JobWorkload workload, Listing listing) {
            readableGvcs.add(workload.gvc());
            if (listing.time() != null) {
                time = listing.time();
            }
            for (Command command : listing.commands()) {
                Job job = JobReader.read(org.name(), workload.gvc(), workload.name(), command);
                if (job != null && commands.add(command.id())) {
                    jobs.add(job);
                }
            }
        }

        /**
         * A workload that was deleted has no commands, and one in a GVC that the token could never read has none of this process.
         */
        private void failed(JobWorkload workload, ApiException failure) {
            boolean foreign = failure instanceof ServiceException.Forbidden && !readableGvcs.contains(workload.gvc());
            if (!(failure instanceof ServiceException.NotFound) && !foreign) {
                problems.add(String.valueOf(failure.getMessage()));
            }
        }

        private JobList result() {
            return new JobList(jobs, problems, time);
        }
    }
}
