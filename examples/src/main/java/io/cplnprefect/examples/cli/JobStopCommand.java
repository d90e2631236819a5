/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops a job. */
@Command(
        name = "stop",
        header = "Stops a job, waits until it has ended, and prints its end.",
        description = {
            "A job that has ended is left as it is.",
            "A flow run is cancelled in Prefect instead: the worker then stops its job."
        },
        footerHeading = "%nExamples:%n",
        footer = "  cpln-prefect job stop acme:prefect:etl-abc123:8d9ffd4f-0a4f-4c52-9d3b-6f4b0b6a8c11")
final class JobStopCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "<pid>",
            converter = JobReference.PidConverter.class,
            description = "PID of the job, org:gvc:workload:command")
    private InfrastructurePid pid;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    JobStopCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        output.print(JobEndResult.of(stop(), GlobalOptions.of(command).outputColors()));
        return ExitCode.DONE;
    }

    private JobEnd stop() throws InterruptedException {
        try (JobsClient client = JobsClient.of(GlobalOptions.of(command).environment());
                Progress progress = Progress.of("Stopping the job")) {
            return client.jobs().handle(pid).stop(Duration.ZERO);
        }
    }
}
