/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.log.LogLine;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.Commands;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.StopReplica;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops one job by stopping its replica, and sees it end. The workload stays: other flow runs share it. */
final class JobStop {

    private static final Logger LOG = LoggerFactory.getLogger(JobStop.class);

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final OrgScope org;
    private final TimeSource time;

    JobStop(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
    }

    /** Returns once the command is final or gone; {@code false} when it still was not within 90 seconds. */
    boolean stop(InfrastructurePid pid) throws InterruptedException {
        long begin = time.nanoTime().getAsLong();
        while (!request(pid)) {
            if (time.nanoTime().getAsLong() - begin + POLL.toNanos() > LIMIT.toNanos()) {
                return false;
            }
            time.sleep(POLL);
        }
        return true;
    }

    /**
     * Asks for the stop of the replica that the job has now, if it has one; {@code true} when the job has ended already. A job
     * that restarts its container gets another replica, so asking once is not enough.
     */
    boolean request(InfrastructurePid pid) {
        Commands commands = org.gvc(pid.gvc()).workload(pid.workload()).commands();
        Command command;
        try {
            command = commands.get(pid.command()).execute();
        } catch (ServiceException.NotFound gone) {
            return true;
        }
        if (JobStage.of(command.lifecycleStage().value()).ended()) {
            return true;
        }
        String replica = command.status() == null ? null : command.status().replica();
        if (replica != null) {
            ask(pid, commands, command, replica);
        }
        return false;
    }

    private static void ask(InfrastructurePid pid, Commands commands, Command command, String replica) {
        LOG.info(LogLine.in(LogArea.KILL).job(pid).text("Sending stopReplica"));
        try {
            commands.stop(StopReplica.builder()
                            .location(location(command))
                            .replica(replica)
                            .build())
                    .execute();
        } catch (ServiceException.BadRequest e) {
            // A stop of the same replica is under way already: that is what was wanted.
            if (!e.serverMessage().contains("already exists")) {
                throw e;
            }
        }
    }

    private static String location(Command command) {
        @Nullable
        String location = command.spec() == null ? null : command.spec().location();
        return location == null ? "" : location;
    }
}
