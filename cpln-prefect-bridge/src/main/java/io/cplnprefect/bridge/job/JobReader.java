/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.CommandType;
import org.jspecify.annotations.Nullable;

/** Converts a command to a job. A pure function. */
final class JobReader {

    private JobReader() {}

    /** Returns the job, or {@code null} if the command does not start one. */
    static @Nullable Job read(String org, String gvc, String workload, Command command) {
        if (!command.type().equals(CommandType.RUN_CRON_WORKLOAD)) {
            return null;
        }
        String location = command.spec() == null ? null : command.spec().location();
        return new Job(
                new InfrastructurePid(org, gvc, workload, command.id()),
                JobStage.of(command.lifecycleStage().value()),
                JobTags.flowRun(command.tags()),
                JobTags.claim(command.tags()),
                JobTags.workPool(command.tags()),
                JobTags.agent(command.tags()),
                JobTags.instance(command.tags()),
                location == null ? "" : location,
                command.created(),
                JobTags.options(command.tags()));
    }
}
