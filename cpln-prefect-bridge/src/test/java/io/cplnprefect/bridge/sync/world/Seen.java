/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobStage;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a worker has seen, each with its claim and its stage at that time. Immutable.
 *
 * @param code seven bits for each command
 */
@SuppressWarnings({"EnumOrdinal", "OperatorPrecedence", "NarrowingCompoundAssignment"
}) // A world packs its values into bytes.
record Seen(long code) {

    static final Seen NOTHING = new Seen(0);

    static Seen all(World world, boolean stale) {
        Seen seen = NOTHING;
        for (int command = 1; command <= world.commands(); command++) {
            boolean listed = world.stage(command) != World.REMOVED && !(stale && world.isFreshCommand(command));
            if (listed) {
                seen = seen.with(world, command, Readings.stage(world, command));
            }
        }
        return seen;
    }

    Seen with(World world, int command, JobStage stage) {
        return new Seen(code | (8L | stage.ordinal() | (long) world.claimOf(command) << 4) << 7 * (command - 1));
    }

    boolean contains(int command) {
        return (code >> 7 * (command - 1) & 8) != 0;
    }

    List<Job> list(Readings readings) {
        List<Job> jobs = new ArrayList<>();
        for (int command = 1; command <= World.MAX_COMMANDS; command++) {
            if (contains(command)) {
                int bits = (int) (code >> 7 * (command - 1) & 0x7f);
                jobs.add(readings.job(command, bits >> 4, JobStage.values()[bits & 7]));
            }
        }
        return jobs;
    }
}
