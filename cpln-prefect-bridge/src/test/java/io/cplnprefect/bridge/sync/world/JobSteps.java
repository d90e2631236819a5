/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

/** The steps of the jobs, which behave as Prefect's engine. */
final class JobSteps {

    private final StateWrites writes;

    JobSteps(StateWrites writes) {
        this.writes = writes;
    }

    void steps(World world, int command, Sink sink) {
        if (!world.live(command)) {
            if (world.may(Fault.COMMAND_REMOVED) && world.stage(command) != World.REMOVED) {
                World next = world.copy();
                next.use(Fault.COMMAND_REMOVED);
                next.stage(command, World.REMOVED);
                sink.accept(next, -1, "the platform removes command " + command, true);
            }
            return;
        }
        if (world.may(Fault.JOB_DEATH)) {
            World next = world.copy();
            next.use(Fault.JOB_DEATH);
            next.stage(command, World.ENDED_BADLY);
            sink.accept(next, -1, "the job of command " + command + " ends without a report", true);
        }
        if (world.stopping(command)) {
            World next = world.copy();
            next.stage(command, World.ENDED_BADLY);
            sink.accept(next, -1, "the job of command " + command + " is stopped", false);
        }
        if (world.isFull() && world.stage(command) != World.WAITING && world.stage(command) != World.REPORTED) {
            return;
        }
        World next = world.copy();
        String step;
        switch (world.stage(command)) {
            case World.WAITING -> {
                next.stage(command, World.STARTED);
                step = "begins";
            }
            case World.STARTED -> {
                if (world.type() == World.SCHEDULED && !world.due()) {
                    return;
                }
                boolean accepted = writes.apply(next, World.RUNNING, World.NONE, false);
                if (accepted) {
                    execute(next, command);
                }
                next.stage(command, accepted ? World.EXECUTING : World.ENDED_WELL);
                step = accepted ? "reports RUNNING" : "is refused RUNNING and ends";
            }
            case World.EXECUTING -> {
                boolean accepted = writes.apply(next, World.COMPLETED, World.NONE, false);
                if (accepted && next.attemptOf(next.claimOf(command)) == next.attempt()) {
                    next.report(World.COMPLETED);
                }
                next.stage(command, World.REPORTED);
                step = accepted ? "reports COMPLETED" : "is refused COMPLETED";
            }
            default -> {
                next.stage(command, World.ENDED_WELL);
                step = "ends";
            }
        }
        sink.accept(next, -1, "the job of command " + command + " " + step, false);
    }

    private static void execute(World world, int command) {
        int attempt = world.attemptOf(world.claimOf(command));
        for (int other = 1; other <= world.commands(); other++) {
            if (world.executed(other) && world.attemptOf(world.claimOf(other)) == attempt && !world.exceptional()) {
                world.violation(Violation.EXECUTED_TWICE);
            }
        }
        world.execute(command);
    }
}
