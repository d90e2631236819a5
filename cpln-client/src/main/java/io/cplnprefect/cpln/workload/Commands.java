/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.CommandPosts;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.Waiter;
import java.util.Map;

/**
 * The commands of a workload. Immutable and thread-safe.
 *
 * <p>Each POST creates a new command. Therefore {@link #start} and {@link #stop} are not retried after a failure that leaves
 * their effect unknown; query the commands by their tags before starting again.
 */
public final class Commands {

    private final Collection<Command> commands;

    Commands(Collection<Command> commands) {
        this.commands = commands;
    }

    /**
     * Returns a call that starts a job of a cron workload.
     *
     * @param job the job
     * @return the call; returns the path of the command, whose last segment is its id
     */
    public ApiCall<Stored> start(RunCronWorkload job) {
        return create(new CommandPosts.Document(CommandType.RUN_CRON_WORKLOAD, job, job.tags()));
    }

    /**
     * Returns a call that stops a replica.
     *
     * @param stop the replica
     * @return the call; returns the path of the command; status 400 with "already exists" in its message while an earlier stop
     *     of the replica is pending or running
     */
    public ApiCall<Stored> stop(StopReplica stop) {
        return create(new CommandPosts.Document(CommandType.STOP_REPLICA, stop, Map.of()));
    }

    private ApiCall<Stored> create(CommandPosts.Document command) {
        return CommandPosts.create(commands, command).map(location -> new Stored(location, true));
    }

    /**
     * Returns a call that reads a command.
     *
     * @param id id of the command
     * @return the call; status 404 if the command does not exist or its workload was deleted
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public ApiCall<Command> get(String id) {
        return commands.get("id", Names.require("command", id));
    }

    /**
     * Returns all commands.
     *
     * @return the commands, read lazily, page by page
     */
    public Pager<Command> list() {
        return commands.list();
    }

    /**
     * Returns the commands that match a query.
     *
     * @param query the query
     * @return the commands, read lazily, page by page
     */
    public Pager<Command> query(Query query) {
        return commands.query(query);
    }

    /**
     * Returns a waiter until a command is in a final stage: completed, failed or cancelled.
     *
     * @param id id of the command
     * @return a waiter; returns the command; status 404 if the command does not exist or its workload was deleted
     * @throws io.cplnprefect.core.error.UsageException if the id is invalid
     */
    public Waiter<Command> untilFinal(String id) {
        ApiCall<Command> read = get(id);
        return Waiter.until(
                commands.connection().time(),
                "the command " + id + " is final",
                options -> read.with(options).executeAsync(),
                command -> command.lifecycleStage().ended()
                        ? Progress.done(command)
                        : Progress.waiting("it is " + command.lifecycleStage()));
    }
}
