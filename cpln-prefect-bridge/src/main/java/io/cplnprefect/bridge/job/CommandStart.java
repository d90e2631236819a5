/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.Commands;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.cpln.query.Query;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** Looks in a row that must find nothing before a lost start counts as one that never was. */
    private static final int EMPTY_LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration SEARCH_LIMIT = Duration.ofMinutes(2);
    private static final int STARTS = 2;

    private final Commands commands;
    private final JobRequest request;
    private final TimeSource time;
    private final Runnable beforeStart;

    CommandStart(Commands commands, JobRequest request, TimeSource time, Runnable beforeStart) {
        this.commands = commands;
        this.request = request;
        this.time = time;
        this.beforeStart = beforeStart;
    }

    /**
     * The command that runs for the flow run now.
     *
     * @param commandId its id
     * @param adopted what was read of it when it had been there before, or {@code null} when it was started here
     */
    record Started(String commandId, @Nullable Command adopted) {

        static Started found(Command command) {
            return new Started(command.id(), command);
        }
    }

    /** Starts, unless a live command is there. A 404 of the workload is thrown on: nothing runs in it. */
    Started start(RunCronWorkload what) throws InterruptedException {
        List<Command> before = before();
        Optional<Command> live = before.stream().filter(CommandStart::alive).findFirst();
        if (live.isPresent()) {
            return Started.found(live.get());
        }
        Set<String> ended = new HashSet<>();
        before.forEach(command -> ended.add(command.id()));
        for (int start = 1; ; start++) {
            beforeStart.run();
            try {
                return new Started(commands.start(what).execute().name(), null);
            } catch (TransportException | ServiceException.ServerError | DecodingException lost) {
                if (lost instanceof TransportException failure && failure.nothingSent()) {
                    throw notStarted(lost);
                }
                Optional<Command> found = lookFor(ended, lost);
                if (found.isPresent()) {
                    return Started.found(found.get());
                }
                if (start == STARTS) {
                    throw notStarted(lost);
                }
            } catch (ServiceException.NotFound workloadGone) {
                throw workloadGone;
            } catch (ServiceException refused) {
                throw notStarted(refused);
            }
        }
    }

    private static JobNotStartedException notStarted(ApiException reason) {
        return new JobNotStartedException("The start of the job failed: " + reason.getMessage(), reason);
    }

    /** An earlier try may have left a live command, so a platform that cannot be asked leaves the answer open. */
    private List<Command> before() {
        try {
            return ofFlowRun();
        } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
            throw new StartUnknownException(
                    "Whether flow run " + request.flowRunId() + " has a job already is not known, so none was started: "
                            + unreachable.getMessage(),
                    unreachable);
        }
    }

    private List<Command> ofFlowRun() {
        return commands.query(Query.all()
                        .property("type", "runCronWorkload")
                        .tag(JobSearch.FLOW_RUN_TAG, request.flowRunId().toString())
                        .build())
                .toList();
    }

    private static boolean alive(Command command) {
        return !JobStage.of(command.lifecycleStage().value()).ended();
    }

    /** A command of the flow run that was not among those known to have ended; empty when there surely is none. */
    private Optional<Command> lookFor(Set<String> ended, ApiException lost) throws InterruptedException {
        LOG.warn(request.about(LogArea.JOB)
                .text("The answer to the start was lost; looking for the command by its tag"));
        long begin = time.nanoTime().getAsLong();
        int empty = 0;
        while (time.nanoTime().getAsLong() - begin < SEARCH_LIMIT.toNanos()) {
            try {
                Optional<Command> found = ofFlowRun().stream()
                        .filter(command -> !ended.contains(command.id()))
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
