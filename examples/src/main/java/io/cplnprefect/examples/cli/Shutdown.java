/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.agent.Agent;
import io.cplnprefect.bridge.health.WorkerLoad;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.Worker;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a worker or an agent after SIGTERM or Ctrl-C. */
final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /** How long rounds, and then submissions, may continue: together less than the 30 seconds that containers have. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Shutdown() {}

    /** Ends a worker when the process is stopped. The process ends with the exit code of the signal. */
    static void onSignal(Schedule schedule, Worker worker, Bridge bridge) {
        onSignal(schedule, worker::load, worker::close, bridge);
    }

    /** Ends an agent when the process is stopped. The process ends with the exit code of the signal. */
    static void onSignal(Schedule schedule, Agent agent, Bridge bridge) {
        onSignal(schedule, agent::load, agent::close, bridge);
    }

    private static void onSignal(Schedule schedule, Supplier<WorkerLoad> load, Runnable close, Bridge bridge) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(schedule, load, close, bridge), "shutdown"));
    }

    private static void stop(Schedule schedule, Supplier<WorkerLoad> load, Runnable close, Bridge bridge) {
        LOG.info("Stopping: {} submissions are completed first", load.get().submitting());
        schedule.close(GRACE);
        close.run();
        bridge.close(GRACE);
        LOG.info("Stopped; {} jobs continue", load.get().running());
    }
}
