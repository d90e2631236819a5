/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.cpln.internal.Collection;
import io.cplnprefect.cpln.internal.CommandPosts;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.Waiter;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.CommandStatus;
import io.cplnprefect.cpln.workload.CommandType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The commands of a volume set. Immutable and thread-safe.
 *
 * <p>Each POST creates a new command. Therefore {@link #start} is not retried after a failure that leaves its effect unknown;
 * query the commands by their tags before starting again.
 */
public final class VolumeSetCommands {

    private final Collection<Command> commands;

    VolumeSetCommands(Collection<Command> commands) {
        this.commands = commands;
    }

    /**
     * Returns a call that starts a command.
     *
     * @param command the command
     * @return the call; returns the path of the command, whose last segment is its id
     */
    public ApiCall<Stored> start(VolumeCommand command) {
        return CommandPosts.create(commands, new CommandPosts.Document(command.type(), command, command.tags()))
                .map(location -> new Stored(location, true));
    }

    /**
     * Returns a call that reads a command.
     *
     * @param id id of the command
     * @return the call; status 404 if the command does not exist or its volume set was deleted
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
     * @return a waiter; returns the command; status 404 if the command does not exist or its volume set was deleted
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

    /**
     * Returns what a command of type {@link CommandType#DELETE_VOLUME_SET} has deleted, by location. The status of such a command
     * has one member for each location.
     *
     * @param command the command
     * @return the deletions by the name of the location; empty for a command of another type
     * @throws IllegalArgumentException if the status does not have this form
     */
    public Map<String, LocationDeletion> deletions(Command command) {
        Map<String, LocationDeletion> deletions = new LinkedHashMap<>();
        CommandStatus status = command.status();
        if (status != null && command.type().equals(CommandType.DELETE_VOLUME_SET)) {
            ObjectMapper mapper = commands.connection().mapper();
            status.additionalProperties().forEach((location, deletion) -> {
                // A known member of other commands can be null.
                if (deletion != null) {
                    deletions.put(location, mapper.convertValue(deletion, LocationDeletion.class));
                }
            });
        }
        return deletions;
    }
}
