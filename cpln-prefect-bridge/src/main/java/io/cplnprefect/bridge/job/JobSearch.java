/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.Link;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.CommandType;
import io.cplnprefect.cpln.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches jobs by the tags of their commands, with paged requests per shared workload. */
final class JobSearch {

    static final String AGENT_TAG = "cpln/prefectAgent";
    static final String FLOW_RUN_TAG = "prefect.io/flow-run-id";

    private static final Logger LOG = LoggerFactory.getLogger(JobSearch.class);

    /** Maximum number of terms in a query. */
    private static final int MAX_TERMS = 20;

    private final OrgScope org;

    JobSearch(OrgScope org) {
        this.org = org;
    }

    FoundJobs live(String agent) {
        Query stages = Query.any()
                .property("lifecycleStage", "pending")
                .property("lifecycleStage", "running")
                .build();
        return search(List.of(stages), command -> agent.equals(command.tags().get(AGENT_TAG)));
    }

    FoundJobs of(Collection<UUID> flowRunIds) {
        List<UUID> ids = List.copyOf(flowRunIds);
        List<Query> queries = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MAX_TERMS) {
            Query.Builder query = Query.any();
            ids.subList(from, Math.min(ids.size(), from + MAX_TERMS))
                    .forEach(id -> query.tag(FLOW_RUN_TAG, id.toString()));
            queries.add(query.build());
        }
        return search(queries, command -> true);
    }

    private FoundJobs search(List<Query> queries, Predicate<Command> condition) {
        List<FoundJob> jobs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (queries.isEmpty()) {
            return new FoundJobs(jobs, problems);
        }
        List<Workload> workloads = new ArrayList<>();
        try {
            org.workloads()
                    .query(Query.all()
                            .tag(RequiredWorkload.CREATED_BY_PREFECT, "true")
                            .build())
                    .forEach(workloads::add);
        } catch (ApiException e) {
            problems.add(e.getMessage());
        }
        for (Workload workload : workloads) {
            String gvc = gvc(workload);
            try {
                for (Query query : queries) {
                    for (Command command :
                            org.gvc(gvc).workload(workload.name()).commands().query(query)) {
                        FoundJob job = condition.test(command) ? found(command, gvc, workload.name()) : null;
                        if (job != null) {
                            jobs.add(job);
                        }
                    }
                }
            } catch (ServiceException.NotFound deleted) {
                LOG.debug("Workload {} was deleted together with its commands", workload.name());
            } catch (ApiException e) {
                problems.add(e.getMessage());
            }
        }
        return new FoundJobs(jobs, problems);
    }

    private @Nullable FoundJob found(Command command, String gvc, String workload) {
        if (!command.type().equals(CommandType.RUN_CRON_WORKLOAD)) {
            return null;
        }
        UUID flowRunId;
        try {
            flowRunId = UUID.fromString(String.valueOf(command.tags().get(FLOW_RUN_TAG)));
        } catch (IllegalArgumentException e) {
            LOG.debug("Command {} of workload {} has no flow run id", command.id(), workload);
            return null;
        }
        String location = command.spec() == null ? null : command.spec().location();
        Instant created = command.created();
        StartedJob job = new StartedJob(
                new InfrastructurePid(org.name(), gvc, workload, command.id()),
                location == null ? "" : location,
                created == null ? Instant.EPOCH : created,
                true);
        return new FoundJob(flowRunId, job, JobStage.of(command.lifecycleStage().value()));
    }

    /** The document of a workload contains its GVC only as a link. */
    private static String gvc(Workload workload) {
        for (Link link : workload.links()) {
            if ("gvc".equals(link.rel())) {
                return link.href().substring(link.href().lastIndexOf('/') + 1);
            }
        }
        return "";
    }
}
