/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.ItemList;
import io.cplnprefect.cpln.model.Command;
import io.cplnprefect.cpln.model.CommandType;
import io.cplnprefect.cpln.model.RunCronWorkload;
import io.cplnprefect.cpln.model.StopReplica;
import io.cplnprefect.cpln.query.Query;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workload was told to do. Immutable and thread-safe.
 *
 * <p>A command, once posted, is under way: posting it again makes a second one. So these calls are never sent twice; when an
 * answer is lost, ask for commands by their tags before you post again.
 */
public final class Commands {

    private static final String TEMPLATE = "/org/{org}/gvc/{gvc}/workload/{workload}/-command";

    private final ServiceConnection connection;
    private final String path;

    Commands(ServiceConnection connection, String workload) {
        this.connection = connection;
        this.path = workload + "/-command";
    }

    /** Starts a job; the answer names the id of its command. */
    public ApiCall<Stored> start(RunCronWorkload job) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("location", job.location());
        spec.put("containerOverrides", job.containerOverrides());
        if (job.activeDeadlineSeconds() != null) {
            spec.put("activeDeadlineSeconds", job.activeDeadlineSeconds());
        }
        return post(CommandType.RUN_CRON_WORKLOAD, spec, job.tags());
    }

    /** Stops a replica; 400 with "already exists" while an earlier stop of it is under way. */
    public ApiCall<Stored> stop(StopReplica stop) {
        return post(CommandType.STOP_REPLICA, Map.of("location", stop.location(), "replica", stop.replica()), Map.of());
    }

    private ApiCall<Stored> post(CommandType type, Map<String, Object> spec, Map<String, Object> tags) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("spec", spec);
        if (!tags.isEmpty()) {
            body.put("tags", tags);
        }
        // An error that echoes the request would show the environment of the job.
        Endpoint endpoint = Endpoint.of("POST", TEMPLATE).withSensitiveResponse();
        return Writes.unnamed(connection.call(endpoint, path, body, Void.class), path);
    }

    /** Reads one; 404 when there is none, also after its workload was deleted. */
    public ApiCall<Command> get(String id) {
        return connection.call(
                Endpoint.of("GET", TEMPLATE + "/{id}"), path + "/" + Names.require("command", id), null, Command.class);
    }

    /** Reads all, page by page. */
    public Pager<Command> list() {
        return Pager.of(cursor -> page(Endpoint.of("GET", TEMPLATE), cursor == null ? path : cursor, null));
    }

    /** Reads those that a query finds, page by page. */
    public Pager<Command> query(Query query) {
        return Pager.of(cursor -> cursor == null
                ? page(Endpoint.of("POST", TEMPLATE + "/-query").repeatable(), path + "/-query", query)
                : page(Endpoint.of("GET", TEMPLATE + "/-query"), cursor, null));
    }

    private ApiCall<Page<Command>> page(Endpoint endpoint, String from, @Nullable Object body) {
        var type = connection.mapper().getTypeFactory().constructParametricType(ItemList.class, Command.class);
        return connection.<ItemList<Command>>call(endpoint, from, body, type).map(ItemList::page);
    }
}
