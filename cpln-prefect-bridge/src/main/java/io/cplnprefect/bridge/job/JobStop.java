/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.Commands;
import io.cplnprefect.cpln.workload.StopReplica;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a job by stopping its replica. The workload is not deleted, because other flow runs share it. */
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

    /** Stops the job and waits until it has ended; returns {@code false} if it has not ended within 90 seconds. */
    boolean stop(InfrastructurePid pid) throws InterruptedException {
        long begin = time.nanoTime().getAsLong();
        while (!request(pid).ended()) {
            if (time.nanoTime().getAsLong() - begin + POLL.toNanos() > LIMIT.toNanos()) {
                return false;
            }
            time.sleep(POLL);
        }
        return true;
    }

    /**
     * Requests the stop of the current replica of the job, if it has one, and returns the stage that the job had before. One
     * request may not be enough: a job that restarts its container has a new replica.
     */
    JobStage request(InfrastructurePid pid) {
        if (!pid.org().equals(org.name())) {
            throw new UsageException("Invalid PID '" + pid + "': its organization is not '" + org.name()
                    + "'. Use a client of that organization");
        }
        Commands commands = org.gvc(pid.gvc()).workload(pid.workload()).commands();
        Command command = commands.get(pid.command()).execute();
        JobStage stage = JobStage.of(command.lifecycleStage().value());
        String replica = command.status() == null ? null : command.status().replica();
        if (!stage.ended() && replica != null) {
            stopReplica(pid, commands, command, replica);
        }
        return stage;
    }

    private static void stopReplica(InfrastructurePid pid, Commands commands, Command command, String replica) {
        LogLine.in(LogArea.KILL).job(pid).info(LOG, "Sending stopReplica");
        try {
            commands.stop(StopReplica.builder()
                            .location(location(command))
                            .replica(replica)
                            .build())
                    .execute();
        } catch (ServiceException.BadRequest e) {
            // A stop of the same replica is already in progress.
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
