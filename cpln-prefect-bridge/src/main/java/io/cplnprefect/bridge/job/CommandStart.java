/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.Commands;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start of the command of a flow run, such that a flow run never has two live commands.
 *
 * <p>The request cannot be repeated, because each POST starts a job. Before it, and after a lost response, the commands of the
 * workload are searched by the tag of the flow run. A live command that is found is adopted. The start is sent again only after
 * several consecutive searches without a result.
 */
final class CommandStart {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStart.class);

    /** Consecutive searches without a result after which a start with a lost response counts as not received. */
    private static final int EMPTY_SEARCHES = 3;

    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(2);
    private static final Duration SEARCH_LIMIT = Duration.ofMinutes(2);
    private static final int MAX_STARTS = 2;

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
     * The live command of the flow run.
     *
     * @param commandId the id of the command
     * @param adopted the command if it existed before, or {@code null} if it was started by this call
     */
    record Started(String commandId, @Nullable Command adopted) {

        static Started found(Command command) {
            return new Started(command.id(), command);
        }
    }

    /** Starts the command, or adopts a live one. A 404 of the workload is rethrown: the workload has no commands then. */
    Started start(RunCronWorkload command) throws InterruptedException {
        List<Command> before = before();
        Optional<Command> live = before.stream().filter(CommandStart::isLive).findFirst();
        if (live.isPresent()) {
            return Started.found(live.get());
        }
        Set<String> ended = new HashSet<>();
        before.forEach(each -> ended.add(each.id()));
        for (int start = 1; ; start++) {
            beforeStart.run();
            try {
                return new Started(commands.start(command).execute().name(), null);
            } catch (TransportException | ServiceException.ServerError | DecodingException lost) {
                if (lost instanceof TransportException failure && failure.nothingSent()) {
                    throw notStarted(lost);
                }
                Optional<Command> found = find(ended, lost);
                if (found.isPresent()) {
                    return Started.found(found.get());
                }
                if (start == MAX_STARTS) {
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

    /** An earlier attempt may have left a live command, so nothing is started while the commands cannot be read. */
    private List<Command> before() {
        try {
            return ofFlowRun();
        } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
            throw new StartUnknownException(
                    "Cannot read whether flow run " + request.flowRunId() + " already has a job; no job was started: "
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

    private static boolean isLive(Command command) {
        return !JobStage.of(command.lifecycleStage().value()).ended();
    }

    /** Returns a command of the flow run that is not among the ended ones, or empty if there is certainly none. */
    private Optional<Command> find(Set<String> ended, ApiException lost) throws InterruptedException {
        LOG.warn(request.about(LogArea.JOB)
                .text("The response to the start was lost; searching for the command by its tag"));
        long begin = time.nanoTime().getAsLong();
        int empty = 0;
        while (time.nanoTime().getAsLong() - begin < SEARCH_LIMIT.toNanos()) {
            try {
                Optional<Command> found = ofFlowRun().stream()
                        .filter(command -> !ended.contains(command.id()))
                        .findFirst();
                if (found.isPresent() || ++empty == EMPTY_SEARCHES) {
                    return found;
                }
            } catch (TransportException | ServiceException.ServerError | ServiceException.RateLimited unreachable) {
                LOG.debug("The search for the command failed", unreachable);
            }
            time.sleep(BETWEEN_SEARCHES);
        }
        throw new StartUnknownException(
                "Unknown whether the job of flow run " + request.flowRunId() + " was started: " + lost.getMessage()
                        + "; its command could not be searched for within " + SEARCH_LIMIT.toSeconds()
                        + " s. A later round searches for it by its tag",
                lost);
    }
}
