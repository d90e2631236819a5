/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.Commands;
import io.cplnprefect.cpln.model.Command;
import io.cplnprefect.cpln.model.RunCronWorkload;
import io.cplnprefect.cpln.query.Query;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the command of a flow run so that there is never a second live one.
 *
 * <p>The start itself cannot be repeated: each POST makes another job. So before it, and after an answer that was lost, the
 * workload's commands are asked for the flow run's tag. What is found is adopted. Only when several looks in a row find nothing
 * is the start sent once more.
 */
final class CommandStart {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStart.class);

    private static final String FLOW_RUN_TAG = "prefect.io/flow-run-id";

    /** Looks in a row that must find nothing before a lost start counts as one that never was. */
    private static final int EMPTY_LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration SEARCH_LIMIT = Duration.ofMinutes(2);
    private static final int STARTS = 2;

    private final Commands commands;
    private final JobRequest request;
    private final TimeSource time;

    CommandStart(Commands commands, JobRequest request, TimeSource time) {
        this.commands = commands;
        this.request = request;
        this.time = time;
    }

    /** The id of the command that runs for the flow run now, and whether it had been there before. */
    record Started(String commandId, boolean adopted) {}

    Started start(RunCronWorkload what) throws InterruptedException {
        List<Command> before = ofFlowRun();
        Optional<Command> live = before.stream().filter(CommandStart::alive).findFirst();
        if (live.isPresent()) {
            return new Started(live.get().id(), true);
        }
        Set<String> ended = new HashSet<>();
        before.forEach(command -> ended.add(command.id()));
        for (int start = 1; ; start++) {
            try {
                return new Started(commands.start(what).execute().name(), false);
            } catch (TransportException | ServiceException.ServerError lost) {
                if (lost instanceof TransportException failure && failure.nothingSent()) {
                    throw lost;
                }
                Optional<String> found = lookFor(ended, lost);
                if (found.isPresent()) {
                    return new Started(found.get(), true);
                }
                if (start == STARTS) {
                    throw lost;
                }
            }
        }
    }

    private List<Command> ofFlowRun() {
        return commands.query(Query.all()
                        .property("type", "runCronWorkload")
                        .tag(FLOW_RUN_TAG, request.flowRunId().toString())
                        .build())
                .toList();
    }

    private static boolean alive(Command command) {
        return !JobStage.of(command.lifecycleStage().value()).ended();
    }

    /** A command of the flow run that was not among those known to have ended; empty when there surely is none. */
    private Optional<String> lookFor(Set<String> ended, ApiException lost) throws InterruptedException {
        LOG.warn(request.about(LogArea.JOB)
                .text("The answer to the start was lost; looking for the command by its tag"));
        long begin = time.nanoTime().getAsLong();
        int empty = 0;
        while (time.nanoTime().getAsLong() - begin < SEARCH_LIMIT.toNanos()) {
            try {
                Optional<String> found = ofFlowRun().stream()
                        .map(Command::id)
                        .filter(id -> !ended.contains(id))
                        .findFirst();
                if (found.isPresent() || ++empty == EMPTY_LOOKS) {
                    return found;
                }
            } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
                LOG.debug("The look for the command failed", unreachable);
            }
            time.sleep(BETWEEN_LOOKS);
        }
        throw new StartUnknownException(
                "Whether the job of flow run " + request.flowRunId() + " was started is not known: " + lost.getMessage()
                        + "; and Control Plane could not be asked for "
                        + SEARCH_LIMIT.toSeconds() + " s. The next round looks for it by its tag",
                lost);
    }
}
